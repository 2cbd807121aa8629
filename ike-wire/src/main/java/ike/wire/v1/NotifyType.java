package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * What a notification says (RFC 2408 §3.14.1, RFC 2407 §4.6.3, RFC 3706 §5.3): two octets, errors below 16384.
 */
public sealed interface NotifyType extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static NotifyType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** True for what ends or prevents something. */
    default boolean isError() {
        return code() < 16384;
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements NotifyType {
        INVALID_PAYLOAD_TYPE(1, "INVALID-PAYLOAD-TYPE", "RFC 2408"),
        DOI_NOT_SUPPORTED(2, "DOI-NOT-SUPPORTED", "RFC 2408"),
        SITUATION_NOT_SUPPORTED(3, "SITUATION-NOT-SUPPORTED", "RFC 2408"),
        INVALID_COOKIE(4, "INVALID-COOKIE", "RFC 2408"),
        INVALID_MAJOR_VERSION(5, "INVALID-MAJOR-VERSION", "RFC 2408"),
        INVALID_MINOR_VERSION(6, "INVALID-MINOR-VERSION", "RFC 2408"),
        INVALID_EXCHANGE_TYPE(7, "INVALID-EXCHANGE-TYPE", "RFC 2408"),
        INVALID_FLAGS(8, "INVALID-FLAGS", "RFC 2408"),
        INVALID_MESSAGE_ID(9, "INVALID-MESSAGE-ID", "RFC 2408"),
        INVALID_PROTOCOL_ID(10, "INVALID-PROTOCOL-ID", "RFC 2408"),
        INVALID_SPI(11, "INVALID-SPI", "RFC 2408"),
        INVALID_TRANSFORM_ID(12, "INVALID-TRANSFORM-ID", "RFC 2408"),
        ATTRIBUTES_NOT_SUPPORTED(13, "ATTRIBUTES-NOT-SUPPORTED", "RFC 2408"),
        NO_PROPOSAL_CHOSEN(14, "NO-PROPOSAL-CHOSEN", "RFC 2408"),
        BAD_PROPOSAL_SYNTAX(15, "BAD-PROPOSAL-SYNTAX", "RFC 2408"),
        PAYLOAD_MALFORMED(16, "PAYLOAD-MALFORMED", "RFC 2408"),
        INVALID_KEY_INFORMATION(17, "INVALID-KEY-INFORMATION", "RFC 2408"),
        INVALID_ID_INFORMATION(18, "INVALID-ID-INFORMATION", "RFC 2408"),
        INVALID_CERT_ENCODING(19, "INVALID-CERT-ENCODING", "RFC 2408"),
        INVALID_CERTIFICATE(20, "INVALID-CERTIFICATE", "RFC 2408"),
        CERT_TYPE_UNSUPPORTED(21, "CERT-TYPE-UNSUPPORTED", "RFC 2408"),
        INVALID_CERT_AUTHORITY(22, "INVALID-CERT-AUTHORITY", "RFC 2408"),
        INVALID_HASH_INFORMATION(23, "INVALID-HASH-INFORMATION", "RFC 2408"),
        AUTHENTICATION_FAILED(24, "AUTHENTICATION-FAILED", "RFC 2408"),
        INVALID_SIGNATURE(25, "INVALID-SIGNATURE", "RFC 2408"),
        ADDRESS_NOTIFICATION(26, "ADDRESS-NOTIFICATION", "RFC 2408"),
        NOTIFY_SA_LIFETIME(27, "NOTIFY-SA-LIFETIME", "RFC 2408"),
        CERTIFICATE_UNAVAILABLE(28, "CERTIFICATE-UNAVAILABLE", "RFC 2408"),
        UNSUPPORTED_EXCHANGE_TYPE(29, "UNSUPPORTED-EXCHANGE-TYPE", "RFC 2408"),
        UNEQUAL_PAYLOAD_LENGTHS(30, "UNEQUAL-PAYLOAD-LENGTHS", "RFC 2408"),
        CONNECTED(16384, "CONNECTED", "RFC 2408"),
        RESPONDER_LIFETIME(24576, "RESPONDER-LIFETIME", "RFC 2407"),
        REPLAY_STATUS(24577, "REPLAY-STATUS", "RFC 2407"),
        INITIAL_CONTACT(24578, "INITIAL-CONTACT", "RFC 2407"),
        R_U_THERE(36136, "R-U-THERE", "RFC 3706"),
        R_U_THERE_ACK(36137, "R-U-THERE-ACK", "RFC 3706"),
        UNITY_LOAD_BALANCE(40501, "UNITY-LOAD-BALANCE", "Cisco Unity");

        private static final Registry<NotifyType> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

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
    record Unknown(int code) implements NotifyType {
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
