package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Order;
import ike.engine.SeenAddresses;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.config.ChildConfig;
import ike.engine.config.ChildConfig.StartAction;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.Nat;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TsPayload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** RFC 7296 §1.3.1: transport mode is asked for and agreed to; §2.23.1: its selectors behind a NAT. */
class TransportModeTest {
    private static final IpAddress LEFT = IpAddress.of("192.0.2.1");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final IpAddress PUBLIC = IpAddress.of("203.0.113.1");

    @Test
    void bothWantItSoItIs() {
        Scene.established(Setup.USUAL.both(hosts(IpsecMode.TRANSPORT)), scene -> {
            assertHalves(scene.left(), IpsecMode.TRANSPORT, LEFT, RIGHT, Optional.empty());
            assertHalves(scene.right(), IpsecMode.TRANSPORT, RIGHT, LEFT, Optional.empty());
            assertThat(scene.left().sa().children().all().toList().getFirst().mode()).isEqualTo(IpsecMode.TRANSPORT);
            assertStaysAfterRekeys(scene);
        });
    }

    @Test
    void whoeverDoesNotWantItGetsTunnelMode() {
        List<Setup> setups = List.of(
                Setup.USUAL.left(hosts(IpsecMode.TRANSPORT)).right(hosts(IpsecMode.TUNNEL)),
                Setup.USUAL.left(hosts(IpsecMode.TUNNEL)).right(hosts(IpsecMode.TRANSPORT)));
        for (Setup setup : setups) {
            Scene.established(setup, scene -> {
                assertHalves(scene.left(), IpsecMode.TUNNEL, LEFT, RIGHT, Optional.empty());
                assertHalves(scene.right(), IpsecMode.TUNNEL, RIGHT, LEFT, Optional.empty());
                scene.settle();
            });
        }
    }

    @Test
    void itIsForPacketsBetweenTheTwoPeersOnly() {
        Scene.established(Setup.USUAL.both(Change.children(child -> Change.with(child, "mode", IpsecMode.TRANSPORT))),
                scene -> {
                    assertThat(halves(scene.left())).extracting(EspSa::mode).containsOnly(IpsecMode.TUNNEL);
                    assertThat(halves(scene.right())).extracting(EspSa::mode).containsOnly(IpsecMode.TUNNEL);
                });
    }

    @Test
    void behindANatEachEndHasTheAddressesThatItSees() {
        Scene.established(behindNat(), scene -> {
            assertHalves(scene.left(), IpsecMode.TRANSPORT, LEFT, RIGHT,
                    Optional.of(new SeenAddresses(RIGHT, PUBLIC)));
            assertHalves(scene.right(), IpsecMode.TRANSPORT, RIGHT, PUBLIC,
                    Optional.of(new SeenAddresses(LEFT, RIGHT)));
            assertStaysAfterRekeys(scene);
            assertHalves(scene.left(), IpsecMode.TRANSPORT, LEFT, RIGHT,
                    Optional.of(new SeenAddresses(RIGHT, PUBLIC)));
            assertHalves(scene.right(), IpsecMode.TRANSPORT, RIGHT, PUBLIC,
                    Optional.of(new SeenAddresses(LEFT, RIGHT)));
        });
    }

    /** The inner addresses are nobody's outer ones, so no NAT changes them. */
    @Test
    void beetHasFixedAddressesInside() {
        for (Setup setup : List.of(Setup.USUAL, Setup.USUAL.behind(new Nat(PUBLIC)))) {
            Scene.established(setup.left(beet("10.1.0.1", "10.2.0.1")).right(connection -> Change
                    .component("remoteAddresses", ImmutableList.of())
                    .apply(beet("10.2.0.1", "10.1.0.1").apply(connection))), scene -> {
                        assertThat(halves(scene.left())).hasSize(2).allSatisfy(sa -> {
                            assertThat(sa.mode()).isEqualTo(IpsecMode.BEET);
                            assertThat(sa.remote()).containsExactly(l2tp(IpAddress.of("10.2.0.1")));
                            assertThat(sa.options().seen()).isEmpty();
                        });
                        scene.right().done(new Order.RekeyChild(new Target.Named("net")));
                        scene.settle();
                        assertThat(halves(scene.right())).hasSize(4).extracting(EspSa::mode)
                                .containsOnly(IpsecMode.BEET);
                    });
        }
    }

    /** RFC 7296 §2.9: the packet that asked for the child comes first, and is gone once the child is up. */
    @Test
    void theSelectorsOfAPacketThatWaitsComeFirst() {
        Scene.play(Setup.USUAL.left(Change.children(child -> Change.with(child, "startAction", StartAction.TRAP))),
                scene -> {
                    long policy = scene.left().effects(Effect.InstallPolicy.class).getFirst().policy().id();
                    AddressRange source = new AddressRange(6, 4711, 4711, IpAddress.of("10.1.0.7"),
                            IpAddress.of("10.1.0.7"));
                    AddressRange destination = new AddressRange(6, 80, 80, IpAddress.of("10.2.0.9"),
                            IpAddress.of("10.2.0.9"));
                    scene.left().host().tell(new TrafficEvent.Acquire(policy, source, destination));
                    scene.run(Duration.ofSeconds(2));
                    Sighting request = scene.seen().stream()
                            .filter(s -> s.is("left", ExchangeType.Known.IKE_AUTH, true)).findFirst().orElseThrow();
                    assertThat(request.inner().stream().map(ChainedPayload::payload)
                            .filter(TsPayload.class::isInstance).map(p -> ((TsPayload) p).selectors().getFirst()))
                            .containsExactly(source, destination);
                    assertThat(scene.left().child().local()).hasSize(1).doesNotContain(source);
                    assertThat(scene.left().child().config().local()).hasSize(1);
                    scene.settle();
                });
    }

    @Test
    void aPretendedNatChangesNoAddress() {
        Scene.established(Setup.USUAL.both(hosts(IpsecMode.TRANSPORT)).encapsulating(), scene -> {
            assertHalves(scene.left(), IpsecMode.TRANSPORT, LEFT, RIGHT, Optional.empty());
            assertHalves(scene.right(), IpsecMode.TRANSPORT, RIGHT, LEFT, Optional.empty());
        });
    }

    private static void assertStaysAfterRekeys(Scene scene) {
        scene.left().done(new Order.RekeyChild(new Target.Named("net")));
        scene.settle();
        scene.right().done(new Order.RekeyChild(new Target.Named("net")));
        scene.settle();
        scene.left().done(new Order.RekeyIke(new Target.Named("home")));
        scene.settle();
        scene.right().done(new Order.RekeyChild(new Target.Named("net")));
        scene.settle();
        assertThat(halves(scene.left())).hasSize(8).extracting(EspSa::mode).containsOnly(IpsecMode.TRANSPORT);
    }

    private static void assertHalves(Actor actor, IpsecMode mode, IpAddress local, IpAddress remote,
            Optional<SeenAddresses> seen) {
        assertThat(halves(actor)).isNotEmpty().allSatisfy(sa -> {
            assertThat(sa.mode()).isEqualTo(mode);
            assertThat(sa.local()).containsExactly(l2tp(local));
            assertThat(sa.remote()).containsExactly(l2tp(remote));
            assertThat(sa.options().seen()).isEqualTo(seen);
        });
    }

    private static ImmutableList<EspSa> halves(Actor actor) {
        ImmutableList.Builder<EspSa> halves = ImmutableList.builder();
        actor.effects(Effect.InstallInbound.class).forEach(effect -> halves.add(effect.sa()));
        actor.effects(Effect.InstallOutbound.class).forEach(effect -> halves.add(effect.sa()));
        return halves.build();
    }

    private static AddressRange l2tp(IpAddress address) {
        return new AddressRange(17, 1701, 1701, address, address);
    }

    private static UnaryOperator<Connection> hosts(IpsecMode mode) {
        ImmutableList<SelectorSpec> own = ImmutableList.of(new SelectorSpec.Dynamic(17, 1701, 1701));
        UnaryOperator<ChildConfig> between = child -> Change
                .with(Change.with(Change.with(child, "mode", mode), "local", own), "remote", own);
        return Change.children(between);
    }

    private static UnaryOperator<Connection> beet(String own, String others) {
        UnaryOperator<ChildConfig> between = child -> Change.with(
                Change.with(Change.with(child, "mode", IpsecMode.BEET), "local",
                        ImmutableList.of(new SelectorSpec.Fixed(l2tp(IpAddress.of(own))))),
                "remote", ImmutableList.of(new SelectorSpec.Fixed(l2tp(IpAddress.of(others)))));
        return connection -> Change.with(connection, "children",
                ImmutableList.of(between.apply(connection.children().getFirst())));
    }

    private static Setup behindNat() {
        return Setup.USUAL.behind(new Nat(PUBLIC)).left(hosts(IpsecMode.TRANSPORT)).right(
                connection -> Change.component("remoteAddresses", ImmutableList.of())
                        .apply(hosts(IpsecMode.TRANSPORT).apply(connection)));
    }
}
