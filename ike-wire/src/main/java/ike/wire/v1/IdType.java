package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * How an identity is written (RFC 2407 §4.6.2.1): one octet. The names are those of IKEv1; IKEv2 calls {@code
 * ID_USER_FQDN} otherwise, and has no subnets.
 */
public sealed interface IdType extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static IdType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements IdType {
        ID_IPV4_ADDR(1, "ID_IPV4_ADDR", "RFC 2407"),
        ID_FQDN(2, "ID_FQDN", "RFC 2407"),
        ID_USER_FQDN(3, "ID_USER_FQDN", "RFC 2407"),
        ID_IPV4_ADDR_SUBNET(4, "ID_IPV4_ADDR_SUBNET", "RFC 2407"),
        ID_IPV6_ADDR(5, "ID_IPV6_ADDR", "RFC 2407"),
        ID_IPV6_ADDR_SUBNET(6, "ID_IPV6_ADDR_SUBNET", "RFC 2407"),
        ID_IPV4_ADDR_RANGE(7, "ID_IPV4_ADDR_RANGE", "RFC 2407"),
        ID_IPV6_ADDR_RANGE(8, "ID_IPV6_ADDR_RANGE", "RFC 2407"),
        ID_DER_ASN1_DN(9, "ID_DER_ASN1_DN", "RFC 2407"),
        ID_DER_ASN1_GN(10, "ID_DER_ASN1_GN", "RFC 2407"),
        ID_KEY_ID(11, "ID_KEY_ID", "RFC 2407"),
        ID_LIST(12, "ID_LIST", "RFC 3554");

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

    /** A code without a name here: unassigned, or for private use. */
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
