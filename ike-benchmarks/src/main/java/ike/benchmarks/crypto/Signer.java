package ike.benchmarks.crypto;

/** Both ends of a signature, by whichever code. */
interface Signer {
    /** Signs the message. */
    Object sign();

    /** Checks a signature of the message that was made before. */
    Object verify();
}
