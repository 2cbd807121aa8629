package ike.crypto.signature;

/** What came of checking a signature. */
public sealed interface Verification {
    /** Whoever holds the private key signed this message. */
    record Good() implements Verification {
    }

    /**
     * The signature proves nothing.
     *
     * @param why what is wrong, for a person
     */
    record Bad(String why) implements Verification {
    }

    /** Whether it is {@link Good}. */
    default boolean isGood() {
        return this instanceof Good;
    }

    /** Good or, for any other reason than its form, bad. */
    static Verification of(boolean matches) {
        return matches ? new Good() : new Bad("the signature does not match the message and the key");
    }
}
