package ike.crypto.signature;

import java.util.Optional;

/** How a signature is made of a message: the algorithm, its hash, and its form on the wire. */
public sealed interface SignatureScheme {
    /** The keys that can do it. */
    KeyType keyType();

    /** The hash that the message goes through first, if there is one that is negotiated. */
    Optional<SignatureHash> hash();

    /** In words, {@code RSA with SHA-256}. */
    String describe();

    /** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2). */
    record RsaPkcs1(SignatureHash digest) implements SignatureScheme {
        @Override
        public KeyType keyType() {
            return KeyType.RSA;
        }

        @Override
        public Optional<SignatureHash> hash() {
            return Optional.of(digest);
        }

        @Override
        public String describe() {
            return "RSA with " + digest.label();
        }
    }

    /**
     * RSASSA-PSS (RFC 8017 §8.1).
     *
     * @param mask the hash inside the mask generation function MGF1
     * @param saltLength octets of salt
     */
    record RsaPss(SignatureHash digest, SignatureHash mask, int saltLength) implements SignatureScheme {
        /** With one hash in both places and a salt of its length, as RFC 4055 §3.1 recommends. */
        public static RsaPss of(SignatureHash digest) {
            return new RsaPss(digest, digest, digest.length());
        }

        @Override
        public KeyType keyType() {
            return KeyType.RSA;
        }

        @Override
        public Optional<SignatureHash> hash() {
            return Optional.of(digest);
        }

        @Override
        public String describe() {
            return "RSASSA-PSS with " + digest.label();
        }
    }

    /** The PKCS#1 v1.5 block without the hash's name, over a hash that the caller made (RFC 2409 §5.1). */
    record RsaBare() implements SignatureScheme {
        @Override
        public KeyType keyType() {
            return KeyType.RSA;
        }

        @Override
        public Optional<SignatureHash> hash() {
            return Optional.empty();
        }

        @Override
        public String describe() {
            return "RSA of IKEv1";
        }
    }

    /**
     * DSA or ECDSA as r | s over a hash that the caller made: in IKEv1 the hash of DSS and of RFC 4754's methods is that of
     * the HMAC which makes HASH_I and HASH_R (RFC 2409 §5.1).
     */
    record PairBare(KeyType keyType) implements SignatureScheme {
        @Override
        public Optional<SignatureHash> hash() {
            return Optional.empty();
        }

        @Override
        public String describe() {
            return keyType.label() + " of IKEv1";
        }
    }

    /** DSA (FIPS 186-4 §4). */
    record Dsa(SignatureHash digest, PairForm form) implements SignatureScheme {
        @Override
        public KeyType keyType() {
            return KeyType.DSA;
        }

        @Override
        public Optional<SignatureHash> hash() {
            return Optional.of(digest);
        }

        @Override
        public String describe() {
            return "DSA with " + digest.label();
        }
    }

    /** ECDSA (FIPS 186-5 §6); the hash is cut to the bits of the curve's order. */
    record Ecdsa(SignatureHash digest, PairForm form) implements SignatureScheme {
        @Override
        public KeyType keyType() {
            return KeyType.ECDSA;
        }

        @Override
        public Optional<SignatureHash> hash() {
            return Optional.of(digest);
        }

        @Override
        public String describe() {
            return "ECDSA with " + digest.label();
        }
    }

    /** Ed25519 and Ed448 without prehash and without context, over the message itself (RFC 8420 §2). */
    record EdDsa(KeyType keyType) implements SignatureScheme {
        @Override
        public Optional<SignatureHash> hash() {
            return Optional.empty();
        }

        @Override
        public String describe() {
            return keyType.label();
        }
    }
}
