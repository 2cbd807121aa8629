package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TransportAddress;
import ike.engine.sim.Heading;
import ike.engine.sim.InnerPacket;
import ike.engine.sim.Nat;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * RFC 7296 §2.23, §2.11: a peer behind a NAT is followed to its new address, after an authentic new message and after
 * nothing else.
 */
class NatRebindingTest {
    private static final IpAddress OLD = IpAddress.of("203.0.113.1");
    private static final IpAddress NEW = IpAddress.of("203.0.113.2");

    private final Nat nat = new Nat(OLD);
    private final Setup behindNat = Setup.USUAL.behind(nat)
            .right(Change.component("remoteAddresses", ImmutableList.of()));

    @Test
    void anAuthenticRequestFromANewAddressMovesThePeer() {
        Scene.established(behindNat, scene -> {
            nat.rebind(NEW);
            scene.left().done(new Order.CheckLiveness(new Target.Named("home")));
            assertFollowed(scene);
            scene.right().done(new Order.CheckLiveness(new Target.Named("home")));
            scene.settle();
        });
    }

    /** The request was on its way to the old address and comes again; the answer comes from the new one. */
    @Test
    void anAuthenticResponseFromANewAddressMovesThePeer() {
        Scene.established(behindNat, scene -> {
            Path before = scene.right().sa().name().path();
            scene.right().order(new Order.CheckLiveness(new Target.Named("home")));
            scene.run();
            scene.right().order(new Order.CheckLiveness(new Target.Named("home")));
            Bytes request = scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL).octets();
            Path elsewhere = new Path(before.transport(), before.local(), new TransportAddress(NEW, 7));
            scene.right().take(elsewhere, Actor.sent(scene.left().take(scene.left().sa().name().path(), request)));
            assertThat(scene.right().sa().name().path()).isEqualTo(elsewhere);
        });
    }

    @Test
    void anAuthenticEspPacketFromANewAddressMovesThePeer() {
        Scene.established(behindNat, scene -> {
            nat.rebind(NEW);
            assertThat(scene.left().host().sendThrough(InnerPacket.of(IpAddress.of("10.1.0.1"),
                    IpAddress.of("10.2.0.1"), Bytes.EMPTY))).isTrue();
            scene.run();
            assertFollowed(scene);
        });
    }

    /** A half that waits for the peer to be ready must not be installed for the old address later. */
    @Test
    void childrenInEveryStageMoveToo() {
        Scene.established(behindNat, scene -> {
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            nat.rebind(NEW);
            // The rekeyed child still receives, and the new one does not send yet when the delete is answered.
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            TransportAddress now = scene.right().sa().name().path().remote();
            assertThat(now.address()).isEqualTo(NEW);
            assertThat(scene.right().effects(Effect.InstallOutbound.class).getLast().sa().path().remote())
                    .isEqualTo(now);
        });
    }

    @Test
    void aWaitingOutboundHalfIsInstalledForTheNewAddress() {
        Scene.established(behindNat, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.INFORMATIONAL).lost();
            scene.left().order(new Order.RekeyChild(new Target.Named("net")));
            scene.run();
            assertThat(scene.right().children()).anyMatch(child -> child.waitingOutbound().isPresent());
            nat.rebind(NEW);
            scene.run(Duration.ofSeconds(10));
            assertThat(scene.right().children()).noneMatch(child -> child.waitingOutbound().isPresent());
            assertThat(scene.right().effects(Effect.InstallOutbound.class).getLast().sa().path())
                    .isEqualTo(scene.right().sa().name().path());
            assertThat(scene.right().sa().name().path().remote().address()).isEqualTo(NEW);
        });
    }

    @Test
    void aReplayedRequestFromAnotherAddressMovesNobody() {
        Scene.established(behindNat, scene -> {
            scene.left().done(new Order.CheckLiveness(new Target.Named("home")));
            Bytes request = scene.lastRequest(scene.left(), ExchangeType.Known.INFORMATIONAL).octets();
            Actor.Inside before = scene.right().inside();
            List<Effect.Send> answer = Actor.sends(scene.right().take(elsewhere(scene), request));
            assertThat(answer).as("the same octets, back to where the copy came from").containsExactly(
                    new Effect.Send(elsewhere(scene),
                            scene.lastResponse(scene.right(), ExchangeType.Known.INFORMATIONAL).octets()));
            assertThat(scene.right().inside()).isEqualTo(before);
        });
    }

    @Test
    void aForgedRequestFromAnotherAddressMovesNobody() {
        Scene.established(behindNat, scene -> {
            Bytes good = scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL);
            Actor.Inside before = scene.right().inside();
            Bytes bad = Bytes.concat(good.slice(0, good.length() - 1), Bytes.of(good.u8(good.length() - 1) ^ 1));
            scene.right().take(elsewhere(scene), bad);
            assertThat(scene.right().inside()).isEqualTo(before);
            scene.right().take(elsewhere(scene), good);
            assertThat(scene.right().sa().name().path()).as("the good one would have").isEqualTo(elsewhere(scene));
        });
    }

    /** The initiator has to say it (RFC 4555 §3.8). */
    @Test
    void withMobikeNoRequestFromANewAddressMovesThePeerByItself() {
        Scene.established(mobile(), scene -> {
            Path before = scene.right().sa().name().path();
            scene.right().take(elsewhere(scene), scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL));
            assertThat(scene.right().sa().name().path()).isEqualTo(before);
        });
    }

    @Test
    void withMobikeASignOfLifeShowsTheNewAddressToTheInitiatorAndAnUpdateToTheResponder() {
        Scene.established(mobile(), scene -> {
            Order check = new Order.CheckLiveness(new Target.Named("home"));
            scene.left().done(check);
            assertThat(updates(scene)).as("nothing to compare with").isEqualTo(1);
            scene.left().done(check);
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.INFORMATIONAL)
                    .notify(NotifyType.Known.NAT_DETECTION_DESTINATION_IP)).isPresent();
            assertThat(updates(scene)).isEqualTo(1);
            nat.rebind(NEW);
            scene.left().done(check);
            assertThat(updates(scene)).isEqualTo(2);
            assertFollowed(scene);
            scene.right().done(check);
            scene.left().done(check);
            assertThat(updates(scene)).isEqualTo(2);
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.left().done(check);
            assertThat(updates(scene)).as("the hash has the SPIs in it").isEqualTo(3);
            scene.settle();
        });
    }

    private static long updates(Scene scene) {
        return scene.seen(scene.left(), ExchangeType.Known.INFORMATIONAL, true).stream()
                .filter(s -> s.notify(NotifyType.Known.UPDATE_SA_ADDRESSES).isPresent()).count();
    }

    /** It may follow it, and does when the peer can be reached there (RFC 4555 §3.7, §3.8). */
    @Test
    void withMobikeAnEspPacketFromANewAddressMovesThePeerOnceItAnswersThere() {
        Scene.established(mobile(), scene -> {
            nat.rebind(NEW);
            scene.gate().response(Heading.OUT, ExchangeType.Known.INFORMATIONAL).lost();
            assertThat(scene.left().host().sendThrough(InnerPacket.of(IpAddress.of("10.1.0.1"),
                    IpAddress.of("10.2.0.1"), Bytes.EMPTY))).isTrue();
            scene.run();
            assertThat(scene.right().sa().name().path().remote().address()).isEqualTo(NEW);
            assertThat(scene.right().sa().outboundPath().remote().address()).isEqualTo(OLD);
            scene.run(Duration.ofSeconds(20));
            assertThat(scene.right().sa().outboundPath().remote().address()).isEqualTo(NEW);
            assertThat(scene.right().effects(Effect.Move.class).getLast().path().remote().address()).isEqualTo(NEW);
        });
    }

    private Setup mobile() {
        return Setup.USUAL.behind(nat).both(Change.component("mobike", true))
                .right(c -> Change.with(Change.with(c, "mobike", true), "remoteAddresses", ImmutableList.of()));
    }

    /** It would let whoever can send one packet on break the connection (§2.23). */
    @Test
    void whoIsBehindANatItselfFollowsNobody() {
        Scene.established(behindNat, scene -> {
            Path usual = scene.left().sa().name().path();
            Path odd = new Path(usual.transport(), usual.local(), new TransportAddress(NEW, 9));
            Bytes request = scene.right().forgeRequest(ExchangeType.Known.INFORMATIONAL);
            assertThat(Actor.sends(scene.left().take(odd, request))).as("the answer goes where the request came from")
                    .singleElement().extracting(Effect.Send::path).isEqualTo(odd);
            assertThat(scene.left().sa().name().path()).isEqualTo(usual);
        });
    }

    @Test
    void withoutANatNobodyIsFollowedButEveryRequestIsAnsweredWhereItCameFrom() {
        Scene.established(scene -> {
            Path usual = scene.right().sa().name().path();
            Bytes request = scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL);
            assertThat(Actor.sends(scene.right().take(elsewhere(scene), request))).singleElement()
                    .extracting(Effect.Send::path).isEqualTo(elsewhere(scene));
            assertThat(scene.right().sa().name().path()).isEqualTo(usual);
        });
    }

    private static Path elsewhere(Scene scene) {
        Path usual = scene.right().sa().name().path();
        return new Path(usual.transport(), usual.local(), new TransportAddress(NEW, 1234));
    }

    private static void assertFollowed(Scene scene) {
        Path path = scene.right().sa().name().path();
        assertThat(path.remote().address()).isEqualTo(NEW);
        assertThat(scene.right().effects(Effect.Move.class)).extracting(Effect.Move::path).hasSize(2)
                .containsOnly(path);
    }
}
