package ike.interop.lab;

import java.time.Duration;

/** How much slower than usual this machine may be: the system property {@code ike.lab.patience} stretches every limit. */
public final class Patience {
    private static final int FACTOR = Math.max(1, Integer.getInteger("ike.lab.patience", 1));

    private Patience() {
    }

    /** A limit of so many seconds on a machine with nothing else to do. */
    static Duration seconds(int usual) {
        return stretched(Duration.ofSeconds(usual));
    }

    /** So long as that takes on such a machine. */
    public static Duration stretched(Duration usual) {
        return usual.multipliedBy(FACTOR);
    }
}
