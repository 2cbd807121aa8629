package ike.engine;

import java.time.Duration;

/**
 * The patience with one unanswered request (RFC 7296 §2.4): how often its octets were sent again, and when to do
 * something next. The waits grow exponentially, as strongSwan's do: with {@link Limits#retransmitTries} tries, the
 * request goes out once and then once more {@code timeout}, {@code timeout * base}, {@code timeout * base^2}, ... later;
 * after one last wait the peer counts as gone. An immutable value: nothing to cancel, and a tick too early changes
 * nothing.
 *
 * @param attempts how often the request was sent again so far, 0 after the first time
 * @param nextDue the moment of {@link Now#nanos} at which to send again or to give up
 */
public record Retransmission(int attempts, long nextDue) {
    /** However many tries are configured, no single wait is longer. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** What to do with the request now. */
    public sealed interface Step {
        /** Nothing: the moment has not come. */
        record Wait() implements Step {
        }

        /** Send the same octets again, and keep {@code next} from now on. */
        record SendAgain(Retransmission next) implements Step {
        }

        /** All tries went unanswered: the peer is gone (RFC 7296 §2.4). */
        record GiveUp() implements Step {
        }
    }

    /** The request was sent for the first time. */
    public static Retransmission start(Now now, Limits limits) {
        return new Retransmission(0, now.after(pause(0, limits)));
    }

    /** What {@code now} asks for. A late tick makes up for nothing: the next wait begins at {@code now}. */
    public Step step(Now now, Limits limits) {
        if (!deadline().isDue(now)) {
            return new Step.Wait();
        }
        if (attempts >= limits.retransmitTries()) {
            return new Step.GiveUp();
        }
        int next = attempts + 1;
        return new Step.SendAgain(new Retransmission(next, now.after(pause(next, limits))));
    }

    /** When {@link #step} has something to say. */
    public Deadline deadline() {
        return new Deadline.At(nextDue);
    }

    private static Duration pause(int attempt, Limits limits) {
        double seconds = limits.retransmitTimeout().toMillis() / 1e3 * Math.pow(limits.retransmitBase(), attempt);
        return seconds < LONGEST_WAIT.toSeconds() ? Duration.ofNanos(Math.round(seconds * 1e9)) : LONGEST_WAIT;
    }
}
