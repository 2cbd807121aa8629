package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.Ikev1Options;
import ike.engine.sim.Loss;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a peer may leave the question open whether it lives (RFC 3706): strongSwan's {@code dpd_timeout}. */
class DeadPeersTest {
    @Test
    void aPeerIsGivenUpAfterTheTimeout() {
        assertGone(Duration.ofSeconds(15), Duration.ofSeconds(14), Duration.ofSeconds(16));
        // Asked after ten seconds, the tries would be over after 175.
        assertGone(Duration.ofMinutes(5), Duration.ofSeconds(298), Duration.ofSeconds(301));
        assertGone(Duration.ofSeconds(5), Duration.ofSeconds(13), Duration.ofSeconds(15));
    }

    @Test
    void withoutOneTheTriesCount() {
        assertGone(Duration.ZERO, Duration.ofSeconds(160), Duration.ofSeconds(180));
    }

    private static void assertGone(Duration timeout, Duration notBefore, Duration then) {
        Seeds.playOne(1, simulation -> {
            Setup asking = Setup.USUAL.dpd(Duration.ofSeconds(10))
                    .changed(connection -> connection.with(Ikev1Options.DEFAULT.with(timeout)));
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, asking, Setup.USUAL);
            assertDone(two, two.left(), new Order.Initiate("home", Optional.of("net")));
            simulation.line(two.right(), new Loss(1));
            simulation.run(notBefore.minusSeconds(2));
            assertThat(two.left().view().ikeSas()).hasSize(1);
            simulation.run(then.minus(notBefore).plusSeconds(2));
            assertThat(two.left().view().ikeSas()).isEmpty();
        });
    }
}
