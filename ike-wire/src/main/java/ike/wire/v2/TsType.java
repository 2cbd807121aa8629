package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The traffic selector types of RFC 7296 §3.13.1: one octet.
 */
public sealed interface TsType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static TsType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements TsType {
        TS_IPV4_ADDR_RANGE(7, "TS_IPV4_ADDR_RANGE", "RFC 7296"),
        TS_IPV6_ADDR_RANGE(8, "TS_IPV6_ADDR_RANGE", "RFC 7296"),
        TS_FC_ADDR_RANGE(9, "TS_FC_ADDR_RANGE", "RFC 4595"),
        TS_SECLABEL(10, "TS_SECLABEL", "RFC 9478");

        private static final Registry<TsType> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements TsType {
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
