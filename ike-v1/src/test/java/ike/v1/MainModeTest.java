package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.config.Connection;
import ike.engine.config.Reactions;
import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.sim.Host;
import ike.engine.sim.Loss;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Main Mode with a pre-shared key and what comes behind it, in fine weather (RFC 2409 §5.4, §5.5, §5.7). */
class MainModeTest {
    @Test
    void anSaComesUpIsRekeyedInBothWaysAndGoes() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            assertDone(two, two.right(), new Order.Initiate("home", Optional.of("more")));
            assertThat(only(two.left()).children()).hasSize(2);
            int before = only(two.left()).children().getFirst().inboundSpi();
            assertDone(two, two.left(), new Order.RekeyChild(new Target.Named("net")));
            assertThat(only(two.left()).children()).as("what is on its way still has a receiver")
                    .anyMatch(child -> child.inboundSpi() == before && child.state().equals("REKEYED"));
            assertDone(two, two.right(), new Order.RekeyChild(new Target.Named("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(2).noneMatch(child -> child.inboundSpi() == before);
            assertDone(two, two.left(), new Order.CheckLiveness(new Target.Named("home")));
            assertDone(two, two.left(), new Order.TerminateChild(new Target.Named("more")));
            assertThat(only(two.right()).children()).hasSize(1);
            assertDone(two, two.right(), new Order.TerminateIke(new Target.Named("home")));
            two.settle(Duration.ofMinutes(1));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** For a second it still receives, and that is all. */
    @Test
    void whatWasReplacedIsNeitherRekeyedNorInTheWay() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            long old = only(two.left()).children().getFirst().uniqueId();
            OrderId rekey = two.left().order(new Order.RekeyChild(new Target.Named("net")));
            while (two.left().outcome(rekey).isEmpty()) {
                two.simulation().run(Duration.ofMillis(50));
            }
            two.left().tell(new TrafficEvent.SoftLimit(old));
            assertThat(only(two.left()).children()).hasSize(2);
            long heir = only(two.right()).children().stream().filter(child -> child.state().equals("INSTALLED"))
                    .findFirst().orElseThrow().uniqueId();
            two.right().order(new Order.TerminateChild(new Target.Numbered(heir)));
            two.simulation().run(Duration.ofMillis(100));
            assertThat(only(two.left()).children()).hasSize(1).allMatch(child -> child.state().equals("REKEYED"));
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).hasSize(1).allMatch(child -> child.state().equals("INSTALLED"));
        });
    }

    @Test
    void oldAlgorithmsAndPerfectForwardSecrecy() {
        Seeds.playOne(2, simulation -> {
            Setup old = Setup.USUAL.proposals(Fixtures.OLD_IKE, Fixtures.ESP_PFS);
            TwoHosts two = play(simulation, old, old);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.right()).algorithms()).isEqualTo("ENCR_3DES/PRF_HMAC_SHA1/256-bit random ECP group");
            assertThat(only(two.right()).children().getFirst().algorithms())
                    .isEqualTo("ENCR_AES_GCM_16_128/256-bit random ECP group");
            assertThat(only(two.right()).version()).isEqualTo(1);
        });
    }

    /** RFC 3947 §4: from the fifth message on everything travels on port 4500. */
    @Test
    void floatsToThePortsForEncapsulationWhereThereIsANat() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL.pretending(), Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            two.settle(Duration.ofMinutes(1));
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertThat(only(host).path().transport()).isEqualTo(Path.Transport.UDP_ENCAPSULATED);
                assertThat(only(host).path().remote().port()).isEqualTo(4500);
            }
            assertThat(only(two.right()).nat().remoteBehindNat()).isTrue();
            assertThat(only(two.left()).nat().natFound()).isFalse();
        });
    }

    @Test
    void anotherSecretProvesNothing() {
        Seeds.playOne(4, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, Setup.USUAL.secret("the wind in the poplars"));
            OrderId id = two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.left().outcome(id)).get().asString().contains("INVALID-HASH-INFORMATION",
                    "no better answer came");
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("INVALID-HASH-INFORMATION"));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    @Test
    void anOfferThatIsNotConfiguredIsRefusedWithBothSides() {
        Seeds.playOne(5, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, Setup.USUAL.proposals(Fixtures.OLD_IKE, Fixtures.ESP));
            two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(5));
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("NO-PROPOSAL-CHOSEN", "offered     KEY_IKE, Encryption Algorithm AES-CBC (7)",
                            "configured  KEY_IKE, Encryption Algorithm 3DES-CBC (5)"));
            assertThat(two.left().events()).anySatisfy(event -> assertThat(event).asString()
                    .contains("NO-PROPOSAL-CHOSEN", "without proof"));
            assertThat(two.right().view().ikeSas()).isEmpty();
        });
    }

    /** RFC 2409 §5.4: identities travel encrypted. An onlooker of Main Mode sees none, at neither end. */
    @Test
    void identitiesAreNotSeenOnTheWire() {
        Seeds.playOne(6, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL, Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            String all = simulation.trace().stream().map(event -> event.packet().octets().hex())
                    .reduce("", (a, b) -> a + "/" + b);
            for (String id : new String[]{"01000000c0000201", "01000000c6336401", "0a010000ffffff00"}) {
                assertThat(Bytes.fromHex(id).length()).isPositive();
                assertThat(all).doesNotContain(id);
            }
            assertThat(only(two.right()).remoteId()).isEqualTo("ID_IPV4_ADDR 192.0.2.1");
        });
    }

    /** RFC 3706: a peer that has vanished is noticed, and everything with it goes. */
    @Test
    void aDeadPeerIsNoticed() {
        Seeds.playOne(7, simulation -> {
            Setup asking = Setup.USUAL.dpd(Duration.ofSeconds(10));
            TwoHosts two = play(simulation, asking, asking);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofMinutes(2));
            assertThat(only(two.left()).children()).hasSize(1);
            simulation.line(two.right(), new Loss(1));
            simulation.run(Duration.ofMinutes(10));
            assertThat(two.left().view().ikeSas()).isEmpty();
            assertThat(two.left().events()).anySatisfy(
                    event -> assertThat(event).isInstanceOf(Event.IkeDown.class).asString()
                            .contains("does not answer"));
        });
    }

    /** strongSwan's {@code dpd_action = restart}: Phase 1 begins anew, and the child comes up with it. */
    @Test
    void whatADeadPeerHadComesBackWhereThatIsWanted() {
        Seeds.playOne(8, simulation -> {
            Setup asking = Setup.USUAL.dpd(Duration.ofSeconds(10));
            TwoHosts two = play(simulation, asking.changed(MainModeTest::restarting), asking);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            simulation.line(two.right(), new Loss(1));
            simulation.runUntil("the peer is given up",
                    () -> two.left().events().stream().anyMatch(Event.IkeDown.class::isInstance),
                    Duration.ofMinutes(10));
            simulation.line(two.right(), new Loss(0));
            simulation.run(Duration.ofMinutes(2));
            assertThat(only(two.left()).children()).hasSize(1);
        });
    }

    private static Connection restarting(Connection connection) {
        Reactions restart = new Reactions(Reactions.Reaction.NONE, Reactions.Reaction.START, Duration.ZERO);
        return Change.with(connection, "children", connection.children().stream()
                .map(child -> Change.with(child, "reactions", restart)).collect(ImmutableList.toImmutableList()));
    }

    private static TwoHosts play(Simulation simulation, Setup left, Setup right) {
        return Fixtures.configured(simulation, Limits.DEFAULT, left, right);
    }

}
