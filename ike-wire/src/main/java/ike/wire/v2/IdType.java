package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The identification types of RFC 7296 §3.5: one octet that says how the data of an identity are read.
 */
public sealed interface IdType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static IdType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements IdType {
        ID_IPV4_ADDR(1, "ID_IPV4_ADDR", "RFC 7296"),
        ID_FQDN(2, "ID_FQDN", "RFC 7296"),
        ID_RFC822_ADDR(3, "ID_RFC822_ADDR", "RFC 7296"),
        ID_IPV6_ADDR(5, "ID_IPV6_ADDR", "RFC 7296"),
        ID_DER_ASN1_DN(9, "ID_DER_ASN1_DN", "RFC 7296"),
        ID_DER_ASN1_GN(10, "ID_DER_ASN1_GN", "RFC 7296"),
        ID_KEY_ID(11, "ID_KEY_ID", "RFC 7296"),
        ID_FC_NAME(12, "ID_FC_NAME", "RFC 4595"),
        ID_NULL(13, "ID_NULL", "RFC 7619");

        private static final Registry<IdType> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements IdType {
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
