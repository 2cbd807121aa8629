package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The exchange types of ISAKMP (RFC 2408 §3.1) and of IKEv1 (RFC 2409 Appendix A): one octet of the header.
 */
public sealed interface ExchangeType extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static ExchangeType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements ExchangeType {
        NONE(0, "NONE", "RFC 2408"),
        BASE(1, "Base", "RFC 2408"),
        MAIN_MODE(2, "Main Mode", "RFC 2408"),
        AUTHENTICATION_ONLY(3, "Authentication Only", "RFC 2408"),
        AGGRESSIVE_MODE(4, "Aggressive Mode", "RFC 2408"),
        INFORMATIONAL(5, "Informational", "RFC 2408"),
        TRANSACTION(6, "Transaction", "draft-dukes-ike-mode-cfg-02"),
        QUICK_MODE(32, "Quick Mode", "RFC 2409"),
        NEW_GROUP_MODE(33, "New Group Mode", "RFC 2409");

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

    /** A code without a name here: unassigned, or for private use. */
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
