package ike.interop.endpoint;

import ike.engine.Now;
import java.time.Instant;

/** The two clocks of this machine. */
final class SystemClock {
    private SystemClock() {
    }

    static Now now() {
        return new Now(System.nanoTime(), Instant.now());
    }
}
