package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Retransmission.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetransmissionTest {
    private static final long SENT = 1_000_000_000_000L;

    @Test
    void theDefaultPatienceIsThatOfStrongSwan() {
        // strongSwan's manual, "retransmission timeouts": sent again after 4, 11, 24, 47 and 89 s, given up after 165
        // s.
        assertThat(secondsOfSteps(Limits.DEFAULT)).containsExactly(4L, 11L, 24L, 47L, 89L, 165L);
    }

    @Test
    void withoutTriesTheFirstWaitIsTheLast() {
        Retransmission start = Retransmission.start(at(SENT), limits(0, 1.8));
        assertThat(start.step(at(start.nextDue()), limits(0, 1.8))).isEqualTo(new Step.GiveUp());
    }

    @Test
    void aTickTooEarlyChangesNothing() {
        Retransmission start = Retransmission.start(at(SENT), Limits.DEFAULT);
        assertThat(start.step(at(start.nextDue() - 1), Limits.DEFAULT)).isEqualTo(new Step.Wait());
    }

    @Test
    void aLateTickMakesUpForNothing() {
        Retransmission start = Retransmission.start(at(SENT), Limits.DEFAULT);
        long late = start.nextDue() + Duration.ofHours(1).toNanos();
        assertThat(start.step(at(late), Limits.DEFAULT))
                .isEqualTo(new Step.SendAgain(new Retransmission(1, late + Duration.ofMillis(7200).toNanos())));
    }

    @Test
    void noWaitIsLongerThanADayAndTheClockMayWrapAround() {
        Retransmission last = new Retransmission(4999, Long.MAX_VALUE);
        Step step = last.step(at(Long.MAX_VALUE), limits(5000, 10));
        assertThat(step).isEqualTo(
                new Step.SendAgain(new Retransmission(5000, Long.MAX_VALUE + Duration.ofDays(1).toNanos())));
        assertThat(((Step.SendAgain) step).next().step(at(Long.MAX_VALUE), limits(5000, 10)))
                .isEqualTo(new Step.Wait());
    }

    @Test
    void noWaitIsLongerThanTheLimit() {
        assertThat(secondsOfSteps(limits(0, Duration.ofSeconds(10)))).containsExactly(4L, 11L, 21L, 31L, 41L, 51L);
    }

    @Test
    void jitterShortensWaitsByAPartThatDiffersEachTime() {
        long most = Duration.ofSeconds(4).toNanos();
        Set<Long> waits = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            long wait = Retransmission.start(at(SENT + i), limits(50, Duration.ZERO)).nextDue() - SENT - i;
            assertThat(wait).isGreaterThan(most / 2 - 1).isLessThanOrEqualTo(most);
            waits.add(wait / 1_000_000_000);
        }
        assertThat(waits).contains(2L, 3L);
    }

    private static Limits limits(int jitter, Duration limit) {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                d.queuedTasks(), d.halfOpenLifetime(), d.retransmitTries(), d.retransmitTimeout(), d.retransmitBase(),
                d.rekeyedChildLinger(), d.fragmentSize(), d.fragments(), d.reassembledOctets(), jitter, limit,
                d.window());
    }

    private static List<Long> secondsOfSteps(Limits limits) {
        List<Long> seconds = new ArrayList<>();
        Retransmission current = Retransmission.start(at(SENT), limits);
        while (true) {
            long moment = current.nextDue();
            seconds.add(Math.round((moment - SENT) / 1e9));
            if (!(current.step(at(moment), limits) instanceof Step.SendAgain(Retransmission next))) {
                return seconds;
            }
            current = next;
        }
    }

    private static Limits limits(int tries, double base) {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                d.queuedTasks(), d.halfOpenLifetime(), tries, d.retransmitTimeout(), base, d.rekeyedChildLinger(),
                d.fragmentSize(), d.fragments(), d.reassembledOctets());
    }

    private static Now at(long nanos) {
        return new Now(nanos, Instant.EPOCH);
    }
}
