package ike.interop.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** Looks at the SAs of a daemon until they are as expected. */
final class Looking {
    /** State can change without a line in the log. */
    private static final Duration AGAIN = Duration.ofMillis(25);

    private Looking() {
    }

    /** A look at the SAs of this moment. */
    interface Look {
        Sas sas() throws IOException, InterruptedException;
    }

    /** Waits until the SAs fulfil the condition; returns the last ones seen when the time is over. */
    static Sas await(Look look, LineLog log, Predicate<Sas> condition, Duration limit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int mark = log.mark();
        Sas sas = look.sas();
        while (!condition.test(sas) && System.nanoTime() < deadline) {
            log.await(_ -> true, mark, AGAIN);
            mark = log.mark();
            sas = look.sas();
        }
        return sas;
    }
}
