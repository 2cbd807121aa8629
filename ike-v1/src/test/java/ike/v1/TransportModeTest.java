package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Event;
import ike.engine.IpsecMode;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.SeenAddresses;
import ike.engine.Target;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.Nat;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Transport mode in Quick Mode (RFC 2407 §4.5), and the original addresses behind a NAT (RFC 3947 §5.2). */
class TransportModeTest {
    private static final IpAddress LEFT = IpAddress.of("192.0.2.1");
    private static final IpAddress RIGHT = IpAddress.of("198.51.100.1");
    private static final IpAddress PUBLIC = IpAddress.of("203.0.113.1");

    private final List<EspSa> lefts = new ArrayList<>();
    private final List<EspSa> rights = new ArrayList<>();

    @Test
    void bothWantItSoItIs() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, IpsecMode.TRANSPORT, IpsecMode.TRANSPORT);
            assertUpAndRekeyed(two);
            assertHalves(lefts, LEFT, RIGHT, Optional.empty());
            assertHalves(rights, RIGHT, LEFT, Optional.empty());
            assertThat(two.left().view().ikeSas().getFirst().children().getFirst().mode())
                    .isEqualTo(IpsecMode.TRANSPORT);
        });
    }

    @Test
    void behindANatEachEndHasTheAddressesThatItSees() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, IpsecMode.TRANSPORT, IpsecMode.TRANSPORT);
            simulation.line(two.left(), new Nat(PUBLIC));
            assertUpAndRekeyed(two);
            assertHalves(lefts, LEFT, RIGHT, Optional.of(new SeenAddresses(RIGHT, PUBLIC)));
            assertHalves(rights, RIGHT, PUBLIC, Optional.of(new SeenAddresses(LEFT, RIGHT)));
        });
    }

    /** IKEv1 has no way to agree on the other mode. */
    @Test
    void whoeverDoesNotWantItRefuses() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, IpsecMode.TRANSPORT, IpsecMode.TUNNEL);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events())
                    .anySatisfy(event -> assertThat(event).asString().contains("NO-PROPOSAL-CHOSEN"));
            assertThat(rights).isEmpty();
        });
    }

    private TwoHosts play(Simulation simulation, IpsecMode left, IpsecMode right) {
        TwoHosts two = TwoHosts.in(simulation,
                (entropy, log) -> new Watched(
                        new Ikev1Engine(
                                new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())),
                        lefts),
                (entropy, log) -> new Watched(
                        new Ikev1Engine(
                                new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())),
                        rights));
        Fixtures.secret(two.left(), Setup.USUAL);
        Fixtures.secret(two.right(), Setup.USUAL);
        two.left().order(new Order.LoadConnection(connection(true, left)));
        two.right().order(new Order.LoadConnection(connection(false, right)));
        return two;
    }

    private static void assertUpAndRekeyed(TwoHosts two) {
        Fixtures.assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
        two.settle(Duration.ofMinutes(1));
        Fixtures.assertDone(two, two.left(), new Order.RekeyChild(new Target.Named("net")));
        two.settle(Duration.ofMinutes(1));
        Fixtures.assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
        two.settle(Duration.ofMinutes(1));
    }

    /** Right leaves open where its peer is, so it does not begin until somebody says who that is. */
    @Test
    void aPeerThatIsLeftOpenIsSaidByTheOrder() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, IpsecMode.TRANSPORT, IpsecMode.TRANSPORT);
            OrderId stranger = two.right().order(new Order.InitiateTo("home", "net", RIGHT, IpAddress.of("224.0.0.1")));
            OrderId unsaid = two.right().order(new Order.Initiate("home", Optional.of("net")));
            two.simulation().run(Duration.ofSeconds(2));
            assertThat(two.right().outcome(stranger)).containsInstanceOf(Event.OrderFailed.class);
            assertThat(two.right().outcome(unsaid)).containsInstanceOf(Event.OrderFailed.class);
            Fixtures.assertDone(two, two.right(), new Order.InitiateTo("home", "net", RIGHT, LEFT));
            assertThat(Fixtures.only(two.left()).children()).hasSize(1);
            Fixtures.assertDone(two, two.right(), new Order.InitiateTo("home", "net", RIGHT, LEFT));
            assertThat(Fixtures.only(two.left()).children()).hasSize(1);
        });
    }

    private static void assertHalves(List<EspSa> halves, IpAddress local, IpAddress remote,
            Optional<SeenAddresses> seen) {
        assertThat(halves).hasSize(6).allSatisfy(sa -> {
            assertThat(sa.mode()).isEqualTo(IpsecMode.TRANSPORT);
            assertThat(sa.local()).containsExactly(new AddressRange(17, 1701, 1701, local, local));
            assertThat(sa.remote()).containsExactly(new AddressRange(17, 1701, 1701, remote, remote));
            assertThat(sa.options().seen()).isEqualTo(seen);
        });
    }

    /** The usual connection with one child, between the two hosts. */
    private static Connection connection(boolean left, IpsecMode mode) {
        Connection c = Fixtures.connection(Setup.USUAL, left);
        ChildConfig net = c.children().getFirst();
        ImmutableList<SelectorSpec> own = ImmutableList.of(new SelectorSpec.Dynamic(17, 1701, 1701));
        return new Connection(c.name(), c.versions(), c.localAddresses(),
                left ? c.remoteAddresses() : ImmutableList.of(), 500, 500, c.proposals(), false, c.fragmentation(),
                c.dpdDelay(), c.rekeyTime(), c.overTime(), c.randTime(), 1, c.unique(), c.local(), c.remote(),
                ImmutableList.of(new ChildConfig("net", own, own, net.proposals(), net.startAction(), mode,
                        net.rekeyTime(), net.lifeTime(), net.randTime(), net.packets().replayWindow())));
    }
}
