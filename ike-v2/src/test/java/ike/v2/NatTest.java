package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TransportAddress;
import ike.engine.sim.Nat;
import ike.engine.sim.Packet;
import ike.engine.sim.TraceEvent;
import ike.v2.sa.InitAnswered;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.23: NAT detection, the move to port 4500, and keepalives (RFC 3948 §4). */
class NatTest {
    private static final IpAddress PUBLIC = IpAddress.of("203.0.113.1");

    @Test
    void withoutANatEverythingStaysOnPort500() {
        Scene.established(scene -> {
            assertThat(scene.left().sa().nat().supported()).isTrue();
            assertThat(scene.left().sa().nat().natFound()).isFalse();
            assertThat(scene.right().sa().nat().natFound()).isFalse();
            assertThat(scene.left().sa().name().path()).isEqualTo(scene.left().usualPath());
            assertThat(scene.right().sa().name().path()).isEqualTo(scene.right().usualPath());
            assertPathOfChild(scene.left(), scene.left().usualPath());
            assertPathOfChild(scene.right(), scene.right().usualPath());
        });
    }

    /** As a peer with MOBIKE does. The kernel of one that has found no NAT takes no ESP in UDP. */
    @Test
    void withoutANatEspNeedsNoUdpWhereverIkeIs() {
        Scene.established(Setup.USUAL.left(Change.component("remotePort", 4500)), scene -> {
            Path ike = path("192.0.2.1", 4500, "198.51.100.1", 4500);
            assertThat(scene.left().sa().name().path()).isEqualTo(ike);
            assertPathOfChild(scene.left(), new Path(Path.Transport.UDP, ike.local(), ike.remote()));
            assertPathOfChild(scene.right(), new Path(Path.Transport.UDP, ike.remote(), ike.local()));
            assertThat(scene.right().host().view().ikeSas().getFirst().espPath().transport())
                    .isEqualTo(Path.Transport.UDP);
            scene.settle();
        });
    }

    /** RFC 4555 §3.3: an SA that may move is at port 4500 in time, and its ESP and AH need no UDP all the same. */
    @Test
    void anInitiatorWithMobikeMovesToPort4500WithoutANat() {
        Setup mobile = Setup.USUAL.both(Change.component("mobike", true));
        Scene.established(mobile, scene -> {
            Path ike = path("192.0.2.1", 4500, "198.51.100.1", 4500);
            assertThat(scene.left().sa().name().path()).isEqualTo(ike);
            assertThat(scene.left().sa().nat().natFound()).isFalse();
            assertPathOfChild(scene.left(), new Path(Path.Transport.UDP, ike.local(), ike.remote()));
            assertPathOfChild(scene.right(), new Path(Path.Transport.UDP, ike.remote(), ike.local()));
            scene.settle();
        });
        Scene.established(mobile.both(connection -> Change.with(Change.esp(AhTest.AH).apply(connection), "mobike",
                true)), scene -> assertThat(scene.right().children()).hasSize(1));
    }

    @Test
    void anInitiatorBehindANatMovesToPort4500WithIkeAuth() {
        Scene.established(behindNat(), scene -> {
            assertThat(scene.left().sa().nat().localBehindNat()).isTrue();
            assertThat(scene.left().sa().nat().remoteBehindNat()).isFalse();
            assertThat(scene.right().sa().nat().localBehindNat()).isFalse();
            assertThat(scene.right().sa().nat().remoteBehindNat()).isTrue();
            Path left = path("192.0.2.1", 4500, "198.51.100.1", 4500);
            assertThat(scene.left().sa().name().path()).isEqualTo(left);
            assertPathOfChild(scene.left(), left);
            Path right = scene.right().sa().name().path();
            assertThat(right.transport()).isEqualTo(Path.Transport.UDP_ENCAPSULATED);
            assertThat(right.local().port()).isEqualTo(4500);
            assertThat(right.remote().address()).isEqualTo(PUBLIC);
            assertPathOfChild(scene.right(), right);
            assertThat(scene.seen().get(1).packet().transport()).as("IKE_SA_INIT stays on port 500")
                    .isEqualTo(Path.Transport.UDP);
            scene.settle();
        });
    }

    @Test
    void encapPretendsANatOfTheInitiator() {
        Scene.established(Setup.USUAL.left(Change.component("encap", true)), NatTest::assertPretended);
    }

    @Test
    void anEngineMayPretendANatAlways() {
        Scene.established(Setup.USUAL.encapsulating(), NatTest::assertPretended);
    }

    private static void assertPretended(Scene scene) {
        assertThat(scene.left().sa().nat().natFound()).as("it pretends to others, not to itself").isFalse();
        assertThat(scene.right().sa().nat().remoteBehindNat()).isTrue();
        assertPathOfChild(scene.left(), path("192.0.2.1", 4500, "198.51.100.1", 4500));
        assertPathOfChild(scene.right(), path("198.51.100.1", 4500, "192.0.2.1", 4500));
        scene.settle();
    }

    @Test
    void encapOfTheResponderMovesTheInitiatorToPort4500() {
        Scene.established(Setup.USUAL.right(Change.component("encap", true)), scene -> {
            assertThat(scene.left().sa().nat().remoteBehindNat()).isTrue();
            assertPathOfChild(scene.left(), path("192.0.2.1", 4500, "198.51.100.1", 4500));
            assertPathOfChild(scene.right(), path("198.51.100.1", 4500, "192.0.2.1", 4500));
        });
    }

    @Test
    void aPeerThatKnowsNothingOfNatsGetsAnAnswerAllTheSame() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            scene.right().take(Crafted.without(request, NotifyPayload.class).octets());
            InitAnswered sa = (InitAnswered) scene.right().states().getFirst();
            assertThat(sa.nat().supported()).isFalse();
            assertThat(sa.nat().natFound()).isFalse();
        });
    }

    /** A peer with several addresses may send several sources; one of them has to fit. */
    @Test
    void oneFittingSourceAmongSeveralIsEnough() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            scene.right().take(Crafted.with(request,
                    NotifyPayload.of(NotifyType.Known.NAT_DETECTION_SOURCE_IP, Bytes.zeros(20))).octets());
            assertThat(((InitAnswered) scene.right().states().getFirst()).nat().natFound()).isFalse();
        });
    }

    @Test
    void whoIsBehindANatKeepsItsMappingAlive() {
        Scene.established(behindNat(), scene -> {
            Path path = path("192.0.2.1", 4500, "198.51.100.1", 4500);
            assertThat(scene.left().effects(Effect.KeepAlive.class)).containsExactly(new Effect.KeepAlive(path, true));
            assertThat(scene.right().effects(Effect.KeepAlive.class)).isEmpty();
            int before = keepAlives(scene);
            scene.run(Duration.ofMinutes(1));
            assertThat(keepAlives(scene) - before).isEqualTo(3);
            scene.left().done(new Order.TerminateIke(new Target.Named("home")));
            assertThat(scene.left().effects(Effect.KeepAlive.class)).containsExactly(new Effect.KeepAlive(path, true),
                    new Effect.KeepAlive(path, false));
        });
    }

    @Test
    void nobodyElseKeepsAnythingAlive() {
        for (Setup setup : List.of(Setup.USUAL, Setup.USUAL.encapsulating(),
                Setup.USUAL.both(Change.component("encap", true)))) {
            Scene.established(setup, scene -> {
                assertThat(scene.left().effects(Effect.KeepAlive.class)).isEmpty();
                assertThat(scene.right().effects(Effect.KeepAlive.class)).isEmpty();
            });
        }
    }

    @Test
    void aSuccessorOnTheSamePathTakesTheMappingOver() {
        Scene.established(behindNat(), scene -> {
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.run(Duration.ofMinutes(1));
            assertThat(scene.left().effects(Effect.KeepAlive.class)).extracting(Effect.KeepAlive::on)
                    .containsExactly(true);
            scene.right().done(new Order.TerminateIke(new Target.Named("home")));
            assertThat(scene.left().effects(Effect.KeepAlive.class)).extracting(Effect.KeepAlive::on)
                    .containsExactly(true, false);
        });
    }

    /** The engine cannot follow a peer from behind a NAT today; who counts the mappings must not depend on that. */
    @Test
    void aMappingMovesWithThePathOfItsSa() {
        Scene.established(behindNat(), scene -> {
            Path other = path("192.0.2.1", 4500, "198.51.100.99", 4500);
            Mappings mappings = new Mappings();
            ike.v2.sa.Established sa = scene.left().sa();
            ike.v2.sa.Established moved = sa.toBuilder().name(sa.name().withPath(other)).build();
            mappings.enter(sa);
            assertThat(settled(mappings)).containsExactly(new Effect.KeepAlive(sa.name().path(), true));
            mappings.leave(sa);
            mappings.enter(moved);
            assertThat(settled(mappings)).containsExactly(new Effect.KeepAlive(sa.name().path(), false),
                    new Effect.KeepAlive(other, true));
            assertThat(settled(mappings)).isEmpty();
        });
    }

    private static ImmutableList<Effect> settled(Mappings mappings) {
        return mappings.changes();
    }

    private static int keepAlives(Scene scene) {
        return (int) scene.simulation().trace().stream().filter(e -> e.what() == TraceEvent.What.SENT
                && e.packet().kind() == Packet.Kind.KEEPALIVE && e.where().equals("left")).count();
    }

    private static Setup behindNat() {
        return Setup.USUAL.behind(new Nat(PUBLIC)).right(Change.component("remoteAddresses", ImmutableList.of()));
    }

    private static void assertPathOfChild(Actor actor, Path path) {
        assertThat(actor.effects(Effect.InstallInbound.class)).extracting(Effect.InstallInbound::sa)
                .extracting(EspSa::path).containsExactly(path);
        assertThat(actor.effects(Effect.InstallOutbound.class)).extracting(Effect.InstallOutbound::sa)
                .extracting(EspSa::path).containsExactly(path);
    }

    private static Path path(String local, int localPort, String remote, int remotePort) {
        return new Path(Path.Transport.UDP_ENCAPSULATED, new TransportAddress(IpAddress.of(local), localPort),
                new TransportAddress(IpAddress.of(remote), remotePort));
    }
}
