package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.Order;
import ike.engine.Target;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every invariant finds the engine that breaks it. */
class InvariantsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OTHER_REPLY       | a request that came again was answered otherwise
            SAME_IV           | one key and IV (0000000000000000) seal two messages
            SAME_KEY          | an SA was installed whose keys were installed before
            OTHER_KEY         | has an SA whose other end right lacks
            LOST_SECRET       | 2 of 18 secrets are neither wiped nor reachable, in the order of their making: [0, 1]
            THROWS            | the engine threw at Datagram
            SPINS             | time stands still
            NEVER_SENDS_AGAIN | not reached within PT1M: two SAs at left
            WIPED_KEY         | an SA was installed whose keys are wiped
            REMOVES_TWICE     | an SA was removed that is not there: SaId[child=1, direction=INBOUND]
            FORGETS_TO_REMOVE | names the Child SAs
            """)
    void theFlawIsFound(Flaw flaw, String message) {
        assertThatThrownBy(() -> play(flaw)).isInstanceOf(SimulationFailure.class)
                .hasMessageStartingWith("seed 3 after ").hasMessageContaining(message);
    }

    @Test
    void withoutAFlawNothingIsFound() {
        play(Flaw.NONE);
    }

    @Test
    void whatAnEngineHoldsCanBeBounded() {
        assertThatThrownBy(() -> Seeds.playOne(3, simulation -> {
            simulation.require(new BoundedView(1, 1));
            scenario(simulation, Flaw.NONE);
        })).hasMessageContaining("right: 2 IKE SAs, at most 1 expected");
        assertThatThrownBy(() -> Seeds.playOne(3, simulation -> {
            simulation.require(new BoundedView(2, 0));
            scenario(simulation, Flaw.NONE);
        })).hasMessageContaining("has 1 Child SAs, at most 0 expected");
    }

    @Test
    void whateverIsThrownTheSeedIsNamed() {
        assertThatThrownBy(() -> Seeds.playOne(9, _ -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageStartingWith("seed 9 after PT0S").cause().isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Seeds.playOne(9, _ -> {
            throw new IllegalStateException("oh");
        })).hasMessageContaining("oh\nto see it again: -Dike.sim.seed=9");
    }

    private static void play(Flaw flaw) {
        Seeds.playOne(3, simulation -> scenario(simulation, flaw));
    }

    private static void scenario(Simulation simulation, Flaw flaw) {
        TwoHosts two = TwoHosts.in(simulation, ToyEngine.left(flaw), ToyEngine.right(flaw));
        simulation.line(two.left(), new Delay(Duration.ofMillis(1), Duration.ofMillis(9)),
                new Loss(0.5), new Duplication(1, Duration.ofMillis(50)));
        two.left().order(new Order.Initiate("198.51.100.1", Optional.empty()));
        two.left().order(new Order.Initiate("198.51.100.1", Optional.empty()));
        simulation.runUntil("two SAs at left", () -> two.left().view().ikeSas().size() == 2, Duration.ofMinutes(1));
        two.left().order(new Order.TerminateIke(new Target.Numbered(1)));
        two.settle(Duration.ofMinutes(3));
        assertThat(two.left().view().ikeSas()).hasSize(1);
    }
}
