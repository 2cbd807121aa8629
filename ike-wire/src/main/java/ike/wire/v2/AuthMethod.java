package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;

/**
 * How an AUTH payload was computed (RFC 7296 §3.8): one octet. Levels: RFC 8247 §3.1.
 */
public sealed interface AuthMethod extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static AuthMethod of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements AuthMethod {
        RSA_DIGITAL_SIGNATURE(1, "RSA Digital Signature", "RFC 7296", Status.MUST),
        SHARED_KEY(2, "Shared Key Message Integrity Code", "RFC 7296", Status.MUST),
        DSS_DIGITAL_SIGNATURE(3, "DSS Digital Signature", "RFC 7296", Status.SHOULD_NOT),
        ECDSA_SHA256_P256(9, "ECDSA with SHA-256 on the P-256 curve", "RFC 4754", Status.SHOULD),
        ECDSA_SHA384_P384(10, "ECDSA with SHA-384 on the P-384 curve", "RFC 4754", Status.SHOULD),
        ECDSA_SHA512_P521(11, "ECDSA with SHA-512 on the P-521 curve", "RFC 4754", Status.SHOULD),
        SECURE_PASSWORD(12, "Generic Secure Password Authentication Method", "RFC 6467", Status.UNSPECIFIED),
        NULL_AUTHENTICATION(13, "NULL Authentication", "RFC 7619", Status.UNSPECIFIED),
        DIGITAL_SIGNATURE(14, "Digital Signature", "RFC 7427", Status.SHOULD);

        private static final Registry<AuthMethod> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements AuthMethod {
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
