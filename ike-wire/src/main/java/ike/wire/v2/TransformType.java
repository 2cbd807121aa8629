package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The transform types of RFC 7296 §3.3.2: one octet that says which kind of algorithm a transform names, and so which
 * registry its Transform ID is read in ({@link TransformId}).
 */
public sealed interface TransformType extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static TransformType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /**
     * True for the Key Exchange Method and for the additional ones of RFC 9370: all of them are read in {@link
     * KeyExchangeId}.
     */
    default boolean isKeyExchange() {
        return this == Known.KE || isAdditionalKeyExchange();
    }

    /** True for ADDKE1 to ADDKE7 (RFC 9370 §2.2.2). */
    default boolean isAdditionalKeyExchange() {
        return code() >= Known.ADDKE1.code() && code() <= Known.ADDKE7.code();
    }

    /** The codes that IANA has assigned. */
    enum Known implements TransformType {
        ENCR(1, "Encryption Algorithm", "RFC 7296"),
        PRF(2, "Pseudorandom Function", "RFC 7296"),
        INTEG(3, "Integrity Algorithm", "RFC 7296"),
        KE(4, "Key Exchange Method", "RFC 9370"),
        SN(5, "Sequence Numbers", "RFC 9827"),
        ADDKE1(6, "Additional Key Exchange 1", "RFC 9370"),
        ADDKE2(7, "Additional Key Exchange 2", "RFC 9370"),
        ADDKE3(8, "Additional Key Exchange 3", "RFC 9370"),
        ADDKE4(9, "Additional Key Exchange 4", "RFC 9370"),
        ADDKE5(10, "Additional Key Exchange 5", "RFC 9370"),
        ADDKE6(11, "Additional Key Exchange 6", "RFC 9370"),
        ADDKE7(12, "Additional Key Exchange 7", "RFC 9370"),
        KWA(13, "Key Wrap Algorithm", "RFC 9838"),
        GCAUTH(14, "Group Controller Authentication Method", "RFC 9838");

        private static final Registry<TransformType> REGISTRY = Registry.of(values(), Registry.OCTET);

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
    record Unknown(int code) implements TransformType {
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
