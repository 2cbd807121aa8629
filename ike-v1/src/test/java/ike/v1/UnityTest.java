package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Policy;
import ike.engine.SaNumbers;
import ike.engine.Target;
import ike.engine.config.AddressPool;
import ike.engine.config.Addressing;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.InnerPacket;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Cisco's Unity clients, and gateways that know them: the networks that go through the tunnel (no RFC; strongSwan's plugin). */
class UnityTest {
    private static final IpAddress LEASED = IpAddress.of("10.9.0.1");
    private static final AddressRange ONE = range("10.2.0.0", "10.2.0.255");
    private static final AddressRange TWO = range("10.2.5.0", "10.2.5.255");
    private static final AddressRange ALL = range("0.0.0.0", "255.255.255.255");
    private static final SelectorSpec DYNAMIC = new SelectorSpec.Dynamic(0, 0, 0xffff);
    private static final int SPLIT_INCLUDE = 28676;
    private static final int LOCAL_LAN = 28678;

    @Test
    void aClientProtectsWhatTheGatewayHasBehindIt() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, true, ImmutableList.of());
            up(two);
            assertThat(child(two.left()).remote()).containsExactly(ONE, TWO);
            assertThat(child(two.right()).local()).containsExactly(ONE, TWO);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertPasses(two, "10.2.5.1");
                assertDone(two, host, new Order.RekeyChild(new Target.Named("net")));
                two.settle(Duration.ofMinutes(1));
                assertThat(child(two.left()).remote()).containsExactly(ONE, TWO);
            }
        });
    }

    @Test
    void orWhatItIsTold() {
        Seeds.playOne(2, simulation -> {
            Bytes told = Bytes.fromHex("0a020500" + "ffffff00");
            TwoHosts two = configured(simulation, true,
                    ImmutableList.of(new CfgAttribute(CfgAttributeType.of(SPLIT_INCLUDE), told)));
            up(two);
            assertThat(child(two.left()).remote()).containsExactly(TWO);
            assertPasses(two, "10.2.5.1");
            assertThat(two.left().sendThrough(InnerPacket.of(LEASED, IpAddress.of("10.2.0.1"), Bytes.utf8("no"))))
                    .isFalse();
        });
    }

    /** It lets them pass while there is an ISAKMP SA, an older or a newer one, and no longer. */
    @Test
    void networksThatAreExcludedGoPastTheTunnelUntilTheEnd() {
        Seeds.playOne(4, simulation -> {
            PolicyWatch watch = new PolicyWatch();
            TwoHosts two = configured(simulation, true, ImmutableList.of(new CfgAttribute(
                    CfgAttributeType.of(LOCAL_LAN), Bytes.fromHex("0a020500" + "ffffff00" + "000000000000"))), watch);
            up(two);
            assertThat(watch.inForce()).singleElement().satisfies(policy -> {
                assertThat(policy.action()).isEqualTo(Policy.Action.BYPASS);
                assertThat(policy.local()).contains(AddressRange.of(LEASED, LEASED));
                assertThat(policy.remote()).containsExactly(TWO);
            });
            assertDone(two, two.left(), new Order.RekeyIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(5));
            assertThat(watch.inForce()).singleElement()
                    .satisfies(policy -> assertThat(policy.remote()).containsExactly(TWO));
            assertDone(two, two.left(), new Order.TerminateIke(new Target.Named("home")));
            assertThat(watch.inForce()).isEmpty();
        });
    }

    /** Nobody is told several networks who has not said that he knows what that means: he has the first of them. */
    @Test
    void whoDoesNotKnowUnityHasOneNetwork() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = configured(simulation, false, ImmutableList.of());
            up(two);
            two.settle(Duration.ofMinutes(5));
            assertThat(child(two.right()).local()).containsExactly(ONE);
            assertThat(child(two.left()).remote()).containsExactly(ONE);
        });
    }

    private static void up(TwoHosts two) {
        assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
    }

    private static ChildSaView child(Host host) {
        return only(host).children().stream().filter(child -> child.state().equals("INSTALLED")).findFirst()
                .orElseThrow();
    }

    private static void assertPasses(TwoHosts two, String inside) {
        int before = two.right().received().size();
        assertThat(two.left().sendThrough(InnerPacket.of(LEASED, IpAddress.of(inside), Bytes.utf8("hello")))).isTrue();
        two.simulation().run(Duration.ofSeconds(1));
        assertThat(two.right().received()).hasSize(before + 1);
    }

    private static TwoHosts configured(Simulation simulation, boolean unity, ImmutableList<CfgAttribute> told) {
        return configured(simulation, unity, told, new PolicyWatch());
    }

    private static TwoHosts configured(Simulation simulation, boolean unity, ImmutableList<CfgAttribute> told,
            PolicyWatch ofLeft) {
        EngineFactory engines = (entropy, log) -> new Ikev1Engine(new Environment(entropy, log, Limits.DEFAULT, 500,
                4500, false, true, unity, true, new SaNumbers()));
        TwoHosts two = TwoHosts.in(simulation,
                (entropy, log) -> Watched.around(engines.create(entropy, log), UnaryOperator.identity(), ofLeft),
                engines);
        Fixtures.load(two.left(), Setup.USUAL.changed(connection -> with(connection, ImmutableList.of(DYNAMIC),
                fixed(ALL), new Addressing(ImmutableList.of(IpAddress.ANY4), ImmutableList.of()))), true);
        Fixtures.load(two.right(), Setup.USUAL.changed(connection -> with(connection, fixed(ONE, TWO),
                ImmutableList.of(DYNAMIC), new Addressing(ImmutableList.of(), ImmutableList.of("rw")))), false);
        two.right().pools().load(new AddressPool("rw", LEASED, IpAddress.of("10.9.0.9"), told));
        return two;
    }

    private static Connection with(Connection connection, ImmutableList<SelectorSpec> local,
            ImmutableList<SelectorSpec> remote, Addressing addressing) {
        return Change.component("addressing", addressing).apply(Change.children(
                child -> Change.with(Change.with(child, "local", local), "remote", remote)).apply(connection));
    }

    private static ImmutableList<SelectorSpec> fixed(AddressRange... ranges) {
        return ImmutableList.copyOf(ranges).stream().<SelectorSpec>map(SelectorSpec.Fixed::new)
                .collect(ImmutableList.toImmutableList());
    }

    private static AddressRange range(String first, String last) {
        return AddressRange.of(IpAddress.of(first), IpAddress.of(last));
    }
}
