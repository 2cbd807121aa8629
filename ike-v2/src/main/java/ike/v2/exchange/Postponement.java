package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.time.Duration;

/**
 * What TEMPORARY_FAILURE means for the task that met it (RFC 7296 §2.25): not at once again, but a few times over
 * several minutes; then the two ends are out of step and the IKE SA is closed.
 */
final class Postponement {
    /** The shortest wait; the real one is drawn between it and its double, so that two ends do not meet again. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    /** With growing waits these cover some four minutes. */
    private static final int MOST_ATTEMPTS = 8;

    private Postponement() {
    }

    static Established of(Turn turn, Established sa, Task task) {
        int attempts = 1 + sa.tasks().postponements();
        if (attempts > MOST_ATTEMPTS) {
            turn.answer(task.orders(), new Event.OrderFailed("TEMPORARY_FAILURE: the peer stays busy"));
            return sa.with(sa.tasks()
                    .first(new Task.DeleteIke("TEMPORARY_FAILURE for several minutes", ImmutableList.of()),
                            turn.now()));
        }
        long wait = SHORTEST.toNanos() * attempts;
        return sa.with(
                sa.tasks().plus(new TaskQueue.Queued(task, turn.now().nanos() + wait + turn.jitter(wait), attempts)));
    }
}
