package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The exchange types of RFC 7296 §3.1: one octet of the IKE header.
 */
public sealed interface ExchangeType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static ExchangeType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements ExchangeType {
        IKE_SA_INIT(34, "IKE_SA_INIT", "RFC 7296"),
        IKE_AUTH(35, "IKE_AUTH", "RFC 7296"),
        CREATE_CHILD_SA(36, "CREATE_CHILD_SA", "RFC 7296"),
        INFORMATIONAL(37, "INFORMATIONAL", "RFC 7296"),
        IKE_SESSION_RESUME(38, "IKE_SESSION_RESUME", "RFC 5723"),
        GSA_AUTH(39, "GSA_AUTH", "RFC 9838"),
        GSA_REGISTRATION(40, "GSA_REGISTRATION", "RFC 9838"),
        GSA_REKEY(41, "GSA_REKEY", "RFC 9838"),
        GSA_INBAND_REKEY(42, "GSA_INBAND_REKEY", "RFC 9838"),
        IKE_INTERMEDIATE(43, "IKE_INTERMEDIATE", "RFC 9242"),
        IKE_FOLLOWUP_KE(44, "IKE_FOLLOWUP_KE", "RFC 9370");

        private static final Registry<ExchangeType> REGISTRY = Registry.of(values(), Registry.OCTET);

        private final int code;
        private final String label;
        private final String reference;

        Known(int code, String label, String reference) {
            this.code = code;
            this.label = label;
            this.reference = reference;
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
    }

    /** A code that is not assigned, or is for private use. */
    record Unknown(int code) implements ExchangeType {
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
