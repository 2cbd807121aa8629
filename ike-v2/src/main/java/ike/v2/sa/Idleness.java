package ike.v2.sa;

import ike.engine.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a Child SA has carried nothing, by looks at a counter; moments of {@link Now#nanos}. No RFC section: strongSwan's {@code
 * inactivity}.
 *
 * @param packets what it had carried at the last look
 * @param since when that was seen for the first time
 * @param lookAt when to look again
 */
public record Idleness(long packets, long since, long lookAt) {
    /** So many looks fall into the time after which it counts as idle; at most one of them is the time too long. */
    private static final int LOOKS = 20;

    /** Of one that is new; nothing if it may be idle for ever. */
    public static Optional<Idleness> begin(Now now, Duration allowed) {
        return allowed.isZero()
                ? Optional.empty()
                : Optional.of(new Idleness(0, now.nanos(), now.after(allowed.dividedBy(LOOKS))));
    }

    /** The same, while a look is under way. */
    public Idleness looking(Now now, Duration allowed) {
        return new Idleness(packets, since, now.after(allowed.dividedBy(LOOKS)));
    }

    /** The same, now that it has carried that many. */
    public Idleness seen(Now now, long carried) {
        return carried == packets ? this : new Idleness(carried, now.nanos(), lookAt);
    }

    /** True when it has been idle for that long. */
    public boolean isLongerThan(Now now, Duration allowed) {
        return now.nanos() - since >= allowed.toNanos();
    }
}
