package ike.v1;

import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.AddressPool;
import ike.engine.config.Addressing;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Ikev1Options;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Addresses inside the tunnel by Mode Config (draft-dukes-ike-mode-cfg-02): asked for and told. */
class ModeConfigTest {
    private static final IpAddress LEASED = IpAddress.of("10.9.0.1");
    private static final ImmutableList<SelectorSpec> DYNAMIC = ImmutableList
            .of(new SelectorSpec.Dynamic(0, 0, 0xffff));

    @Test
    void anAddressIsAskedForAndKeptWhenTheSaIsReplaced() {
        Seeds.play(20, simulation -> {
            TwoHosts two = configured(simulation, true).weather(0.3, 0.3, 0.3);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(5));
            assertChildOf(two);
            two.left().order(new Order.RekeyIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(10));
            assertChildOf(two);
            two.left().order(new Order.TerminateIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(5));
            assertThat(two.left().assigned()).isEmpty();
            assertThat(two.right().pools().usage("rw").orElseThrow().online()).isZero();
        });
    }

    @Test
    void anAddressIsTold() {
        Seeds.play(20, simulation -> {
            TwoHosts two = configured(simulation, false).weather(0.3, 0.3, 0.3);
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(3));
            two.settle(Duration.ofMinutes(5));
            assertChildOf(two);
        });
    }

    @Test
    void aGatewayWithoutAddressesLeavesTheChildUndone() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = configured(simulation, true);
            two.right().pools().unload("rw");
            OrderId id = two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).get().asString().contains("assigned no address");
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.Failed.class)
                    .asString().contains("no address is left in rw"));
            assertThat(only(two.left()).children()).isEmpty();
        });
    }

    private static void assertChildOf(TwoHosts two) {
        assertThat(two.left().assigned()).containsOnly(LEASED);
        assertThat(only(two.left()).localVips()).containsExactly(LEASED);
        assertThat(only(two.right()).remoteVips()).containsExactly(LEASED);
        assertThat(only(two.left()).children()).isNotEmpty().allSatisfy(
                child -> assertThat(child.local().getFirst().start()).isEqualTo(LEASED));
    }

    private static TwoHosts configured(Simulation simulation, boolean pull) {
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL, Setup.USUAL);
        two.left().order(new Order.LoadConnection(with(Fixtures.connection(Setup.USUAL, true), pull,
                new Addressing(ImmutableList.of(IpAddress.ANY4), ImmutableList.of()), true)));
        two.right().order(new Order.LoadConnection(with(Fixtures.connection(Setup.USUAL, false), pull,
                new Addressing(ImmutableList.of(), ImmutableList.of("rw")), false)));
        two.right().pools().load(new AddressPool("rw", LEASED, IpAddress.of("10.9.0.9"), ImmutableList.of(
                new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_DNS, Bytes.fromHex("0a030035")),
                new CfgAttribute(CfgAttributeType.of(28672), Bytes.utf8("welcome")))));
        return two;
    }

    private static Connection with(Connection c, boolean pull, Addressing addressing, boolean client) {
        ChildConfig net = c.children().getFirst();
        ChildConfig dynamic = new ChildConfig(net.name(), client ? DYNAMIC : net.local(),
                client ? net.remote() : DYNAMIC, net.proposals(), net.startAction(), net.mode(), net.rekeyTime(),
                net.lifeTime(), net.randTime(), net.packets(), net.reactions());
        return new Connection(c.name(), c.versions(), c.localAddresses(), c.remoteAddresses(), c.localPort(),
                c.remotePort(), c.proposals(), c.encap(), c.fragmentation(), c.dpdDelay(), c.rekeyTime(), c.overTime(),
                c.randTime(), c.keyingTries(), c.unique(), c.local(), c.remote(), ImmutableList.of(dynamic), addressing,
                c.mobike(), c.certificates(), c.extensions(), new Ikev1Options(false, pull, Optional.empty()),
                c.reauthTime(), c.dscp());
    }
}
