package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a new ISAKMP SA takes the place of an old one, and what becomes of the children (strongSwan's way, no RFC's). */
class ReplacementTest {
    private static final Order REKEY = new Order.RekeyIke(new Target.Named("home"));

    @Test
    void eitherSideReplacesTheSaAndNoPacketIsLost() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = up(simulation);
            for (Host host : new Host[]{two.left(), two.right(), two.right(), two.left()}) {
                long before = only(two.left()).initiatorSpi().value();
                ChildSaView child = only(two.left()).children().getFirst();
                host.order(REKEY);
                flood(two, Duration.ofSeconds(10));
                assertThat(only(two.left()).initiatorSpi().value()).isNotEqualTo(before)
                        .isEqualTo(only(two.right()).initiatorSpi().value());
                assertThat(only(two.left()).children().getFirst().inboundSpi()).isEqualTo(child.inboundSpi());
            }
            assertThat(two.left().events()).filteredOn(Event.IkeRekeyed.class::isInstance).hasSize(4);
            assertThat(two.left().events()).filteredOn(Event.ChildDown.class::isInstance).isEmpty();
            assertDone(two, two.left(), new Order.RekeyChild(new Target.Named("net")));
            assertDone(two, two.right(), new Order.TerminateChild(new Target.Named("net")));
            two.settle(Duration.ofMinutes(1));
            assertThat(only(two.left()).children()).isEmpty();
        });
    }

    /** A day long both phases are rekeyed by the clock; whoever's comes first begins. */
    @Test
    void bothPhasesAreRekeyedBeforeTheyExpire() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = up(simulation);
            long first = only(two.left()).initiatorSpi().value();
            for (int i = 0; i < 96; i++) {
                flood(two, Duration.ofSeconds(5));
                simulation.run(Duration.ofMinutes(15));
            }
            assertThat(only(two.left()).initiatorSpi().value()).isNotEqualTo(first);
            assertThat(two.left().events()).filteredOn(Event.IkeRekeyed.class::isInstance)
                    .hasSizeBetween(5, 8);
            assertThat(two.left().events()).filteredOn(Event.ChildRekeyed.class::isInstance).hasSizeBetween(23, 30);
            assertThat(two.left().events()).filteredOn(Event.ChildDown.class::isInstance).isEmpty();
        });
    }

    @Test
    void bothAtOnce() {
        Seeds.play(50, simulation -> {
            TwoHosts two = up(simulation).weather(0, 0.2, 0.5);
            two.sometime(Duration.ofSeconds(1), () -> two.left().order(REKEY));
            two.sometime(Duration.ofSeconds(1), () -> two.right().order(REKEY));
            two.sometime(Duration.ofSeconds(1),
                    () -> two.right().order(new Order.RekeyChild(new Target.Named("net"))));
            simulation.run(Duration.ofSeconds(5));
            two.settle(Duration.ofMinutes(5));
            assertThat(only(two.left()).children()).isNotEmpty();
            flood(two, Duration.ofSeconds(1));
        });
    }

    /** RFC 2407 §4.6.3.3. */
    @Test
    void whoHasStartedAnewSaysSoAndIsBelieved() {
        Seeds.playOne(3, simulation -> {
            TwoHosts two = up(simulation);
            two.left().restart();
            two.left().order(new Order.LoadConnection(Fixtures.connection(Setup.USUAL, true)));
            Fixtures.secret(two.left(), Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            assertThat(only(two.right()).children()).hasSize(1);
            assertThat(two.right().events()).anySatisfy(event -> assertThat(event).isInstanceOf(Event.IkeDown.class)
                    .asString().contains("INITIAL-CONTACT"));
            flood(two, Duration.ofSeconds(1));
        });
    }

    private static TwoHosts up(Simulation simulation) {
        TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, Setup.USUAL, Setup.USUAL);
        assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
        return two;
    }

    /** Packets both ways, ten a second; all of them arrive. */
    private static void flood(TwoHosts two, Duration time) {
        int left = two.left().received().size();
        int right = two.right().received().size();
        long packets = time.toMillis() / 100;
        for (int i = 0; i < packets; i++) {
            assertThat(two.left().sendThrough(inner("0a010001", "0a020001"))).isTrue();
            assertThat(two.right().sendThrough(inner("0a020001", "0a010001"))).isTrue();
            two.simulation().run(Duration.ofMillis(100));
        }
        two.simulation().run(Duration.ofSeconds(1));
        assertThat(two.left().received()).hasSize(left + (int) packets);
        assertThat(two.right().received()).hasSize(right + (int) packets);
    }

    private static Bytes inner(String source, String destination) {
        return Bytes.fromHex("45000014000000004001" + "0000" + source + destination);
    }
}
