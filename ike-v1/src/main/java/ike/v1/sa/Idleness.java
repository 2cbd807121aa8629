package ike.v1.sa;

import ike.engine.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a child has carried nothing, as far as its counter was looked at; moments of {@link Now#nanos}. No RFC section:
 * strongSwan's {@code inactivity}.
 *
 * @param allowed after so long it goes
 * @param packets what it had carried when it was looked at last
 * @param since when it was first seen to have carried that
 * @param lookAt when to look again
 */
public record Idleness(Duration allowed, long packets, long since, long lookAt) {
    /** Looks within the time allowed: a child goes at most one of them too late. */
    private static final int LOOKS = 20;

    /** Of a child that is new; nothing where it may carry nothing for ever. */
    public static Optional<Idleness> begin(Now now, Duration allowed) {
        return allowed.isZero()
                ? Optional.empty()
                : Optional.of(new Idleness(allowed, 0, now.nanos(), now.after(allowed.dividedBy(LOOKS))));
    }

    /** Now that a look is under way. */
    public Idleness looking(Now now) {
        return new Idleness(allowed, packets, since, now.after(allowed.dividedBy(LOOKS)));
    }

    /** Now that it was seen to have carried so many. */
    public Idleness seen(Now now, long carried) {
        return carried == packets ? this : new Idleness(allowed, carried, now.nanos(), lookAt);
    }

    /** True when it has carried nothing for too long. */
    public boolean isOver(Now now) {
        return now.nanos() - since >= allowed.toNanos();
    }
}
