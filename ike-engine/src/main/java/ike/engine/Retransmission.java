package ike.engine;

import java.time.Duration;
import java.util.stream.IntStream;

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
        return new Retransmission(0, now.after(pause(0, limits, now)));
    }

    /** How long a request is repeated before the peer counts as gone, if no wait is shortened. */
    public static Duration patience(Limits limits) {
        return IntStream.rangeClosed(0, limits.retransmitTries()).mapToObj(attempt -> whole(attempt, limits))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What {@code now} asks for. A late tick makes up for nothing: the next wait begins at {@code now}. */
    public Step step(Now now, Limits limits) {
        if (!deadline().isDue(now)) {
            return new Step.Wait();
        }
        if (attempts >= limits.retransmitTries()) {
            return new Step.GiveUp();
        }
        return new Step.SendAgain(sent(now, limits));
    }

    /** The same, but the peer counts as gone at a moment and not after a number of tries. */
    public Step step(Now now, Limits limits, long until) {
        return !deadline().isDue(now)
                ? new Step.Wait()
                : now.nanos() - until >= 0 ? new Step.GiveUp() : new Step.SendAgain(sent(now, limits).notBeyond(until));
    }

    /** The same, with something to do at this moment at the latest. */
    public Retransmission notBeyond(long moment) {
        return nextDue - moment > 0 ? new Retransmission(attempts, moment) : this;
    }

    /** The request was sent once more. */
    public Retransmission sent(Now now, Limits limits) {
        return new Retransmission(attempts + 1, now.after(pause(attempts + 1, limits, now)));
    }

    /** When {@link #step} has something to say. */
    public Deadline deadline() {
        return new Deadline.At(nextDue);
    }

    private static Duration pause(int attempt, Limits limits, Now now) {
        Duration whole = whole(attempt, limits);
        return whole.minusNanos(Math.round(whole.toNanos() * (limits.retransmitJitter() / 100.0) * chance(now)));
    }

    private static Duration whole(int attempt, Limits limits) {
        double seconds = limits.retransmitTimeout().toMillis() / 1e3 * Math.pow(limits.retransmitBase(), attempt);
        Duration whole = seconds < LONGEST_WAIT.toSeconds()
                ? Duration.ofNanos(Math.round(seconds * 1e9))
                : LONGEST_WAIT;
        Duration limit = limits.retransmitLimit();
        return limit.isZero() || whole.compareTo(limit) < 0 ? whole : limit;
    }

    /**
     * From 0 up to 1. It is to keep many requests from going out again together, nothing more, so the octets of the moment
     * are shuffled (by the finisher of MurmurHash3) instead of asking for randomness.
     */
    private static double chance(Now now) {
        long mixed = now.nanos();
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return ((mixed ^ mixed >>> 33) >>> 11) * 0x1p-53;
    }
}
