package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IpsecMode;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Ikev1Options;
import ike.engine.config.ProposalSpec;
import ike.engine.config.QuickModeOptions;
import ike.engine.config.SelectorSpec;
import ike.engine.sim.BoundedView;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Quick Mode can say of traffic, and several SAs in one exchange (RFC 2409 §5.5). */
class QuickModeTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final AddressRange HERE = range(0, "10.1.0.0", "10.1.0.255");
    private static final AddressRange HERE_TOO = range(0, "10.1.5.3", "10.1.5.9");
    private static final AddressRange THERE = range(0, "10.2.0.0", "10.2.0.255");

    /** Two identities say one pair of selectors, so each pair gets SAs of its own, and keeps them when it is rekeyed. */
    @Test
    void severalSelectorsAreAnSaEach() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, ImmutableList.of(HERE, HERE_TOO), ImmutableList.of(THERE));
            assertDone(two, two.left(), UP);
            assertTraffic(two.left(), HERE, HERE_TOO);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.RekeyChild(new Target.Named("net")));
                two.settle(Duration.ofMinutes(1));
                assertTraffic(two.left(), HERE, HERE_TOO);
            }
        });
    }

    /** Who refuses sees both sides' suites, and which of them only lack the peer's group. */
    @Test
    void perfectForwardSecrecyOnOneSideIsToldToTheOther() {
        Seeds.playOne(9, simulation -> {
            ProposalSpec without = new ProposalSpec("aes128gcm16", ProtocolId.Known.ESP,
                    ImmutableList.of(Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128)));
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(Change.esp(Fixtures.ESP_PFS)),
                    Setup.USUAL.changed(Change.esp(Fixtures.ESP, without)));
            two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("NO-PROPOSAL-CHOSEN", "the ESP proposals of child net do not fit", "offered     ESP",
                            "only its group for perfect forward secrecy is another", "configured  ESP"));
        });
    }

    /**
     * A proposal with groups and {@code none}, as the default has them, offers its first group, and nothing where that is refused; it
     * takes an offer without one.
     */
    @Test
    void aGroupThatIsAnOfferMayBeMissing() {
        Seeds.playOne(12, simulation -> {
            ProposalSpec optional = new ProposalSpec("aes256-sha1-ecp256-none", ProtocolId.Known.ESP,
                    ImmutableList.<Transform>builder().addAll(Fixtures.ESP.transforms())
                            .add(Transform.of(TransformType.Known.KE, KeyExchangeId.ECP_256),
                                    Transform.of(TransformType.Known.KE, KeyExchangeId.NONE))
                            .build());
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(Change.esp(Fixtures.ESP)), Setup.USUAL.changed(Change.esp(optional)));
            assertDone(two, two.left(), UP);
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(2);
        });
    }

    /** One offer has one group (RFC 2409 §5.5): that of Phase 1 where it is among them, else the first, then the others. */
    @Test
    void groupsOfOtherProposalsAreOfferedOneAfterAnother() {
        assertRefusals(KeyExchangeId.MODP_1024, 0);
        assertRefusals(KeyExchangeId.ECP_521, 1);
        assertRefusals(KeyExchangeId.ECP_384, 2);
    }

    private static void assertRefusals(KeyExchangeId taken, int count) {
        Seeds.playOne(14, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(Change.esp(pfs(KeyExchangeId.ECP_521), pfs(KeyExchangeId.ECP_384),
                            pfs(KeyExchangeId.MODP_1024))),
                    Setup.USUAL.changed(Change.esp(pfs(taken))));
            assertDone(two, two.left(), UP);
            assertThat(two.right().events().stream().filter(Event.Failed.class::isInstance)).hasSize(count);
            assertThat(two.left().events().stream().filter(Event.AskedAnew.class::isInstance)
                    .map(event -> ((Event.AskedAnew) event).why()))
                    .hasSize(count).allMatch(why -> why.startsWith("NO-PROPOSAL-CHOSEN for child net with the group "));
        });
    }

    private static ProposalSpec pfs(KeyExchangeId group) {
        return new ProposalSpec("aes256-sha1-" + group.label(), ProtocolId.Known.ESP,
                ImmutableList.<Transform>builder().addAll(Fixtures.ESP.transforms())
                        .add(Transform.of(TransformType.Known.KE, group)).build());
    }

    /** Two children for the same traffic, one of which the offer does not fit. */
    @Test
    void theOfferSaysWhichChildForTheTrafficIsMeant() {
        Seeds.playOne(13, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL,
                    Setup.USUAL.changed(connection -> {
                        ChildConfig net = connection.children().getFirst();
                        return Change.with(connection, "children", ImmutableList.of(
                                Change.with(net, "proposals", ImmutableList.of(Fixtures.ESP_PFS)),
                                Change.with(net, "name", "other")));
                    }));
            assertDone(two, two.left(), UP);
            assertThat(only(two.right()).children().getFirst().name()).isEqualTo("other");
        });
    }

    /** What stands behind a right HASH is believed: nobody asks again, and the order fails at once (RFC 2409 §5.7). */
    @Test
    void aRefusalUnderTheProtectionOfTheSaEndsTheQuickMode() {
        Seeds.playOne(11, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(Change.esp(Fixtures.ESP_PFS)), Setup.USUAL.changed(Change.esp(Fixtures.ESP)));
            OrderId order = two.left().order(UP);
            simulation.run(Duration.ofSeconds(2));
            assertThat(two.left().outcome(order)).hasValueSatisfying(
                    outcome -> assertThat(outcome).asString().contains("NO-PROPOSAL-CHOSEN: the peer refuses"));
            two.settle(Duration.ofMinutes(5));
            assertThat(two.left().events()).noneMatch(Event.Retransmitted.class::isInstance);
        });
    }

    /** More is asked for than the responder has: it says that part, which is what both then have; a rekey asks for no more. */
    @Test
    void theResponderSaysThePartThatItHas() {
        Seeds.playOne(15, simulation -> {
            AddressRange part = range(17, "10.2.0.128", "10.2.0.255");
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(connection -> selectors(connection, ImmutableList.of(HERE),
                            ImmutableList.of(range(0, "10.2.0.0", "10.2.255.255")))),
                    Setup.USUAL.changed(connection -> selectors(connection, ImmutableList.of(part),
                            ImmutableList.of(range(0, "10.1.0.9", "10.1.1.255")))));
            assertDone(two, two.left(), UP);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.RekeyChild(new Target.Named("net")));
                two.settle(Duration.ofMinutes(1));
                assertTraffic(two.right(), part);
                assertTraffic(two.left(), range(0, "10.1.0.9", "10.1.0.255"));
            }
        });
    }

    /** A child in transport mode has the peers' own addresses, and no part of other traffic. */
    @Test
    void nothingIsPartOfTransportMode() {
        Seeds.playOne(16, simulation -> {
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT,
                    Setup.USUAL.changed(connection -> selectors(connection, ImmutableList.of(HERE),
                            ImmutableList.of(range(0, "10.2.0.0", "10.2.255.255")))),
                    Setup.USUAL.changed(connection -> Change
                            .children(child -> Change.with(child, "mode", IpsecMode.TRANSPORT))
                            .apply(selectors(connection, ImmutableList.of(THERE), ImmutableList.of(HERE)))));
            two.left().order(UP);
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events())
                    .anySatisfy(event -> assertThat(event).asString().contains("INVALID-ID-INFORMATION"));
        });
    }

    @Test
    void selectorsOfDifferentFamiliesMakeNoPair() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, ImmutableList.of(HERE), ImmutableList.of(range(0, "fd00::", "fd00::ff")));
            OrderId id = two.left().order(UP);
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).get().asString().contains("no local and remote selectors");
        });
    }

    /** An identity has room for one port: of a range the first is said, and both ends keep to what was said. */
    @Test
    void aRangeOfPortsIsItsFirst() {
        Seeds.playOne(3, simulation -> {
            AddressRange ports = new AddressRange(6, 1000, 2000, HERE.start(), HERE.end());
            TwoHosts two = play(simulation, ImmutableList.of(ports), ImmutableList.of(THERE));
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofMinutes(1));
            assertTraffic(two.left(), new AddressRange(6, 1000, 1000, HERE.start(), HERE.end()));
        });
    }

    @Test
    void severalSaPayloadsMakeSeveralSasInOneExchange() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = several(simulation, Limits.DEFAULT);
            assertDone(two, two.left(), UP);
            two.settle(Duration.ofMinutes(1));
            assertThat(simulation.trace()).hasSizeLessThan(25);
            assertThat(only(two.right()).children()).hasSize(3).extracting(ChildSaView::inboundSpi)
                    .doesNotHaveDuplicates();
            ChildSaView second = only(two.left()).children().get(1);
            assertDone(two, two.left(), new Order.RekeyChild(new Target.Numbered(second.uniqueId())));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).children()).hasSize(3).extracting(ChildSaView::outboundSpi)
                    .doesNotContain(second.inboundSpi());
            ChildSaView first = only(two.right()).children().getFirst();
            assertDone(two, two.right(), new Order.TerminateChild(new Target.Numbered(first.uniqueId())));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(2);
        });
    }

    /** A rekeyed child is deleted, and a Delete that is lost is not noticed: what is rekeyed here is not lost. */
    @Test
    void severalSaPayloadsInAStorm() {
        Seeds.play(150, simulation -> {
            boolean rekeyed = simulation.dice("weather").between(0, 1) == 1;
            TwoHosts two = several(simulation, Fixtures.patient()).weather(rekeyed ? 0 : 0.3, 0.3, 0.3);
            simulation.require(new BoundedView(20, 60));
            two.left().order(UP);
            two.sometime(Duration.ofMinutes(1), () -> two.right().order(UP));
            if (rekeyed) {
                two.sometime(Duration.ofMinutes(1),
                        () -> two.left().order(new Order.RekeyChild(new Target.Named("net"))));
            }
            simulation.run(Duration.ofMinutes(2));
            two.settle(Duration.ofMinutes(20));
            assertThat(two.left().view().ikeSas().getLast().children()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    private static TwoHosts several(Simulation simulation, Limits limits) {
        Ikev1Options three = new Ikev1Options(false).with(new QuickModeOptions(3, false));
        Setup left = Setup.USUAL.changed(connection -> connection.with(three));
        return Fixtures.configured(simulation, limits, left, Setup.USUAL);
    }

    private static TwoHosts play(Simulation simulation, ImmutableList<AddressRange> left,
            ImmutableList<AddressRange> right) {
        return Fixtures.configured(simulation, Limits.DEFAULT,
                Setup.USUAL.changed(connection -> selectors(connection, left, right)),
                Setup.USUAL.changed(connection -> selectors(connection, right, left)));
    }

    private static Connection selectors(Connection connection, ImmutableList<AddressRange> local,
            ImmutableList<AddressRange> remote) {
        return Change.children(child -> Change.with(Change.with(child, "local", fixed(local)), "remote",
                fixed(remote))).apply(connection);
    }

    private static ImmutableList<SelectorSpec> fixed(ImmutableList<AddressRange> ranges) {
        return ranges.stream().map(SelectorSpec.Fixed::new).collect(ImmutableList.toImmutableList());
    }

    private static void assertTraffic(Host host, AddressRange... local) {
        assertThat(only(host).children()).filteredOn(child -> !child.state().equals("REKEYED"))
                .extracting(child -> child.local().getFirst()).containsExactlyInAnyOrder(local);
    }

    private static AddressRange range(int protocol, String first, String last) {
        return new AddressRange(protocol, 0, 0xffff, IpAddress.of(first), IpAddress.of(last));
    }
}
