package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The security protocols of RFC 7296 §3.3.1: one octet in proposals, Notify and Delete payloads. {@code NONE} (0)
 * stands where a Notify payload has no SPI.
 */
public sealed interface ProtocolId extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static ProtocolId of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements ProtocolId {
        NONE(0, "NONE", "RFC 7296"),
        IKE(1, "IKE", "RFC 7296"),
        AH(2, "AH", "RFC 7296"),
        ESP(3, "ESP", "RFC 7296"),
        FC_ESP_HEADER(4, "FC_ESP_HEADER", "RFC 4595"),
        FC_CT_AUTHENTICATION(5, "FC_CT_AUTHENTICATION", "RFC 4595"),
        GIKE_UPDATE(6, "GIKE_UPDATE", "RFC 9838");

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

    /** A code that is not assigned, or is for private use. */
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
