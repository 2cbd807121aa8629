package ike.benchmarks.crypto;

import ike.crypto.Backends;

/** Who does the cryptography of a benchmark. */
public enum Libraries {
    /** For each primitive the best that is here, as {@code ike run} has it. */
    FASTEST,
    /** The Java runtime and Bouncy Castle. */
    JAVA;

    /** Lets them serve this process. */
    void use() {
        Backends.use(this == FASTEST ? Backends.fastest() : Backends.reference());
    }
}
