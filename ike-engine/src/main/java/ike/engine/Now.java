package ike.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment of an input, told by the caller: an engine has no clock. Timers use the first component, certificates, tickets and leases
 * the second; a jump of either breaks nothing.
 *
 * @param nanos monotonic nanoseconds from an origin that only the caller knows
 * @param wall the wall clock
 */
public record Now(long nanos, Instant wall) {
    /** The monotonic moment that lies {@code delay} after this one. */
    public long after(Duration delay) {
        return nanos + delay.toNanos();
    }
}
