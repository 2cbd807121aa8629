package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.sim.TraceEvent.What;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Order CALL_RIGHT = new Order.Initiate("198.51.100.1", Optional.empty());
    private static final Order CALL_LEFT = new Order.Initiate("192.0.2.1", Optional.empty());
    private static final Bytes PACKET = InnerPacket.of(IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"),
            Bytes.utf8("hello"));

    @Test
    void twoHostsAgreeInFineWeather() {
        TwoHosts two = toys(new Simulation(1), Flaw.NONE);
        OrderId order = two.left().order(CALL_RIGHT);
        assertThat(two.left().outcome(order)).isEmpty();
        two.simulation().runUntil("answered", () -> two.left().outcome(order).isPresent(), Duration.ofSeconds(1));
        assertThat(two.simulation().elapsed()).isEqualTo(Duration.ofMillis(20));
        assertThat(two.left().outcome(order)).contains(new Event.OrderDone(""));
        assertThat(Agreement.differences(two.left(), two.right())).isEmpty();
        assertThat(two.left().sendThrough(PACKET)).isTrue();
        two.simulation().run(Duration.ofSeconds(1));
        assertThat(two.right().received()).containsExactly(PACKET);
        assertThat(two.simulation().elapsed()).isEqualTo(Duration.ofMillis(1020));
        assertThat(two.simulation().trace()).extracting(TraceEvent::what).containsExactly(What.SENT, What.DELIVERED,
                What.SENT, What.DELIVERED, What.SENT, What.DELIVERED);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8)).hasSizeGreaterThan(20);
    }

    @Test
    void oneMoreThrowOfADieChangesNothingElse() {
        Simulation disturbed = new Simulation(7);
        disturbed.dice("something else").bits();
        assertThat(story(disturbed)).isEqualTo(story(7));
    }

    @Test
    void inBadWeatherEveryGoalIsReached() {
        Seeds.play(200, simulation -> {
            TwoHosts two = toys(simulation, Flaw.NONE).weather(0.3, 0.3, 0.3);
            List<OrderId> orders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                two.sometime(Duration.ofMinutes(1), () -> orders.add(two.left().order(CALL_RIGHT)));
            }
            two.sometime(Duration.ofMinutes(2), () -> two.left().view().ikeSas().stream().findFirst()
                    .ifPresent(sa -> two.left().order(new Order.TerminateIke(new Target.Numbered(sa.uniqueId())))));
            simulation.run(Duration.ofMinutes(2));
            two.settle(Duration.ofMinutes(3));
            assertThat(orders).hasSize(5)
                    .allSatisfy(id -> assertThat(two.left().outcome(id)).contains(new Event.OrderDone("")));
        });
    }

    @Test
    void aGoalThatIsNotReachedInTimeIsAFailure() {
        TwoHosts two = toys(new Simulation(5), Flaw.NONE);
        two.simulation().line(two.left(), new Loss(1));
        OrderId order = two.left().order(CALL_RIGHT);
        assertThatThrownBy(() -> two.simulation().runUntil("an answer", () -> two.left().outcome(order).isPresent(),
                Duration.ofSeconds(30))).isInstanceOf(SimulationFailure.class)
                .hasMessageStartingWith("""
                        seed 5 after PT30S: not reached within PT30S: an answer
                        to see it again: -Dike.sim.seed=5
                        """)
                .hasMessageContaining(
                        "DROPPED    left/Loss0       192.0.2.1:500 > 198.51.100.1:500 CREATE_CHILD_SA request 36 in UDP, 60 octets");
        two.simulation().run(Duration.ofMinutes(6));
        assertThat(two.left().outcome(order)).contains(new Event.OrderFailed("no answer"));
    }

    @Test
    void aRestartedHostKnowsNothingAndIsAnotherOne() {
        TwoHosts two = toys(new Simulation(5), Flaw.NONE);
        two.left().order(CALL_RIGHT);
        two.simulation().run(Duration.ofSeconds(1));
        two.left().order(CALL_RIGHT);
        two.left().restart();
        two.simulation().run(Duration.ofMinutes(5));
        assertThat(two.left().view().ikeSas()).isEmpty();
        assertThat(two.left().sendThrough(PACKET)).isFalse();
        assertThat(two.simulation().trace()).filteredOn(event -> event.what() == What.SENT)
                .as("the old engine sends nothing more").hasSize(4);
        assertThat(Agreement.differences(two.left(), two.right())).isNotEmpty();
        two.left().order(CALL_RIGHT);
        two.simulation().run(Duration.ofSeconds(1));
        assertThat(two.left().view().ikeSas()).hasSize(1);
        assertThat(two.right().view().ikeSas()).hasSize(3)
                .contains(two.right().view().ikeSas().getLast()).doesNotHaveDuplicates();
    }

    @Test
    void whoWatchesSeesEverythingAsItHappens() {
        TwoHosts two = toys(new Simulation(5), Flaw.NONE);
        List<TraceEvent> seen = new ArrayList<>();
        two.simulation().watch(event -> {
            assertThat(event.after()).isEqualTo(two.simulation().elapsed());
            seen.add(event);
        });
        two.left().order(CALL_RIGHT);
        two.simulation().run(Duration.ofSeconds(1));
        assertThat(seen).isEqualTo(two.simulation().trace()).hasSize(4);
    }

    @Test
    void bothEndsMayCallAtOnce() {
        TwoHosts two = toys(new Simulation(5), Flaw.NONE);
        two.left().order(CALL_RIGHT);
        two.right().order(CALL_LEFT);
        two.settle(Duration.ofSeconds(1));
        assertThat(two.left().view().ikeSas()).hasSize(2);
    }

    private static List<TraceEvent> story(long seed) {
        return story(new Simulation(seed));
    }

    private static List<TraceEvent> story(Simulation simulation) {
        TwoHosts two = toys(simulation, Flaw.NONE).weather(0.5, 0.5, 0.5);
        for (int i = 0; i < 5; i++) {
            two.sometime(Duration.ofSeconds(10), () -> two.left().order(CALL_RIGHT));
        }
        two.simulation().run(Duration.ofMinutes(1));
        return two.simulation().trace();
    }

    private static TwoHosts toys(Simulation simulation, Flaw flaw) {
        return TwoHosts.in(simulation, ToyEngine.left(flaw), ToyEngine.right(flaw));
    }
}
