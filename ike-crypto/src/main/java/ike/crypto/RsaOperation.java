package ike.crypto;

/** The private operation of one RSA key (RFC 8017 §5.1.2, §5.2.1); any thread may use it. */
public interface RsaOperation {
    /** The result for a block below the modulus, both as long as the modulus. */
    byte[] apply(byte[] block);

    /** True when the library checks each result with the public key, and computes anew what is wrong. */
    default boolean checksItself() {
        return false;
    }

    /** What a library gives. */
    @FunctionalInterface
    interface Service {
        /**
         * The operation of a key.
         *
         * @param privateKeyInfo PKCS #8 in DER (RFC 5958 §2), with the factors
         * @throws IllegalArgumentException if the library takes no such key
         */
        RsaOperation keyed(byte[] privateKeyInfo);
    }
}
