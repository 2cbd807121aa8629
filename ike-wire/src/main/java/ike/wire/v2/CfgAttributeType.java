package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The attributes of a Configuration payload (RFC 7296 §3.15.1): 15 bits.
 */
public sealed interface CfgAttributeType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static CfgAttributeType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements CfgAttributeType {
        INTERNAL_IP4_ADDRESS(1, "INTERNAL_IP4_ADDRESS", "RFC 7296"),
        INTERNAL_IP4_NETMASK(2, "INTERNAL_IP4_NETMASK", "RFC 7296"),
        INTERNAL_IP4_DNS(3, "INTERNAL_IP4_DNS", "RFC 7296"),
        INTERNAL_IP4_NBNS(4, "INTERNAL_IP4_NBNS", "RFC 7296"),
        INTERNAL_IP4_DHCP(6, "INTERNAL_IP4_DHCP", "RFC 7296"),
        APPLICATION_VERSION(7, "APPLICATION_VERSION", "RFC 7296"),
        INTERNAL_IP6_ADDRESS(8, "INTERNAL_IP6_ADDRESS", "RFC 7296"),
        INTERNAL_IP6_DNS(10, "INTERNAL_IP6_DNS", "RFC 7296"),
        INTERNAL_IP6_DHCP(12, "INTERNAL_IP6_DHCP", "RFC 7296"),
        INTERNAL_IP4_SUBNET(13, "INTERNAL_IP4_SUBNET", "RFC 7296"),
        SUPPORTED_ATTRIBUTES(14, "SUPPORTED_ATTRIBUTES", "RFC 7296"),
        INTERNAL_IP6_SUBNET(15, "INTERNAL_IP6_SUBNET", "RFC 7296"),
        MIP6_HOME_PREFIX(16, "MIP6_HOME_PREFIX", "RFC 5026"),
        INTERNAL_IP6_LINK(17, "INTERNAL_IP6_LINK", "RFC 5739"),
        INTERNAL_IP6_PREFIX(18, "INTERNAL_IP6_PREFIX", "RFC 5739"),
        HOME_AGENT_ADDRESS(19, "HOME_AGENT_ADDRESS", "3GPP TS 24.302"),
        P_CSCF_IP4_ADDRESS(20, "P_CSCF_IP4_ADDRESS", "RFC 7651"),
        P_CSCF_IP6_ADDRESS(21, "P_CSCF_IP6_ADDRESS", "RFC 7651"),
        FTT_KAT(22, "FTT_KAT", "3GPP TS 24.302"),
        EXTERNAL_SOURCE_IP4_NAT_INFO(23, "EXTERNAL_SOURCE_IP4_NAT_INFO", "3GPP TS 29.139"),
        TIMEOUT_PERIOD_FOR_LIVENESS_CHECK(24, "TIMEOUT_PERIOD_FOR_LIVENESS_CHECK", "3GPP TS 24.302"),
        INTERNAL_DNS_DOMAIN(25, "INTERNAL_DNS_DOMAIN", "RFC 8598"),
        INTERNAL_DNSSEC_TA(26, "INTERNAL_DNSSEC_TA", "RFC 8598"),
        ENCDNS_IP4(27, "ENCDNS_IP4", "RFC 9464"),
        ENCDNS_IP6(28, "ENCDNS_IP6", "RFC 9464"),
        ENCDNS_DIGEST_INFO(29, "ENCDNS_DIGEST_INFO", "RFC 9464");

        private static final Registry<CfgAttributeType> REGISTRY = Registry.of(values(), Registry.FIFTEEN_BITS);

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
    record Unknown(int code) implements CfgAttributeType {
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
