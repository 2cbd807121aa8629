package ike.benchmarks.crypto;

/** One end of a key exchange whose other end has done its part, by whichever code. */
interface ExchangeEnd {
    /** A private and a public value. */
    Object keyPair();

    /** The shared secret, from the other end's value as it was received. */
    Object agree();

    /** The responder's public value and the shared secret in one. */
    Object respond();
}
