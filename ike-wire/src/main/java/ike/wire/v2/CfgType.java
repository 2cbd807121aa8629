package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * What a Configuration payload is for (RFC 7296 §3.15): one octet.
 */
public sealed interface CfgType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static CfgType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements CfgType {
        CFG_REQUEST(1, "CFG_REQUEST", "RFC 7296"),
        CFG_REPLY(2, "CFG_REPLY", "RFC 7296"),
        CFG_SET(3, "CFG_SET", "RFC 7296"),
        CFG_ACK(4, "CFG_ACK", "RFC 7296");

        private static final Registry<CfgType> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements CfgType {
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
