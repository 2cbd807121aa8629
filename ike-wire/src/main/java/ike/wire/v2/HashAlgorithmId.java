package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;

/**
 * The hash algorithms of digital signatures (RFC 7427 §7): two octets, announced in SIGNATURE_HASH_ALGORITHMS. Levels: RFC
 * 8247 §3.2.
 */
public sealed interface HashAlgorithmId extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static HashAlgorithmId of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements HashAlgorithmId {
        SHA1(1, "SHA1", "RFC 7427", Status.MUST_NOT),
        SHA2_256(2, "SHA2-256", "RFC 7427", Status.MUST),
        SHA2_384(3, "SHA2-384", "RFC 7427", Status.MAY),
        SHA2_512(4, "SHA2-512", "RFC 7427", Status.SHOULD),
        IDENTITY(5, "Identity", "RFC 8420", Status.UNSPECIFIED),
        STREEBOG_256(6, "STREEBOG_256", "RFC 9385", Status.UNSPECIFIED),
        STREEBOG_512(7, "STREEBOG_512", "RFC 9385", Status.UNSPECIFIED);

        private static final Registry<HashAlgorithmId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

        private final int code;
        private final String label;
        private final String reference;
        private final Status status;

        Known(int code, String label, String reference, Status status) {
            this.code = code;
            this.label = label;
            this.reference = reference;
            this.status = status;
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public String reference() {
            return reference;
        }

        /** How strongly RFC 8247 asks for it. */
        public Status status() {
            return status;
        }
    }

    /** A code that is not assigned, or is for private use. */
    record Unknown(int code) implements HashAlgorithmId {
        public Unknown {
            Known.REGISTRY.requireUnassigned(code);
        }

        @Override
        public String label() {
            return CodePoint.unknown(code);
        }

        @Override
        public String toString() {
            return label();
        }
    }
}
