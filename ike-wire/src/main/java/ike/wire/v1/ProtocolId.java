package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * What a proposal, a notification or a deletion is about (RFC 2407 §4.4.1): one octet.
 */
public sealed interface ProtocolId extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static ProtocolId of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements ProtocolId {
        NONE(0, "none", "RFC 2407"),
        ISAKMP(1, "ISAKMP", "RFC 2407"),
        AH(2, "AH", "RFC 2407"),
        ESP(3, "ESP", "RFC 2407"),
        IPCOMP(4, "IPCOMP", "RFC 2407"),
        GIGABEAM_RADIO(5, "GIGABEAM_RADIO", "RFC 4705");

        private static final Registry<ProtocolId> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements ProtocolId {
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
