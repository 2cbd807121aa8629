package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The payload types of RFC 7296 §3.2: one octet, written in the Next Payload field of what stands before the payload.
 * The labels are IANA's notations ({@code SA}, {@code IDi}, {@code Nonce} for {@code Ni, Nr}).
 */
public sealed interface PayloadType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static PayloadType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements PayloadType {
        NONE(0, "No Next Payload", "RFC 7296"),
        SA(33, "SA", "RFC 7296"),
        KE(34, "KE", "RFC 7296"),
        IDI(35, "IDi", "RFC 7296"),
        IDR(36, "IDr", "RFC 7296"),
        CERT(37, "CERT", "RFC 7296"),
        CERTREQ(38, "CERTREQ", "RFC 7296"),
        AUTH(39, "AUTH", "RFC 7296"),
        NONCE(40, "Nonce", "RFC 7296"),
        NOTIFY(41, "N", "RFC 7296"),
        DELETE(42, "D", "RFC 7296"),
        VENDOR_ID(43, "V", "RFC 7296"),
        TSI(44, "TSi", "RFC 7296"),
        TSR(45, "TSr", "RFC 7296"),
        SK(46, "SK", "RFC 7296"),
        CP(47, "CP", "RFC 7296"),
        EAP(48, "EAP", "RFC 7296"),
        GSPM(49, "GSPM", "RFC 6467"),
        IDG(50, "IDg", "RFC 9838"),
        GSA(51, "GSA", "RFC 9838"),
        KD(52, "KD", "RFC 9838"),
        SKF(53, "SKF", "RFC 7383"),
        PS(54, "PS", "RFC 8019");

        private static final Registry<PayloadType> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements PayloadType {
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
