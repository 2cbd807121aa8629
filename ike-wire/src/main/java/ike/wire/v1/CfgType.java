package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * What the attributes of a Transaction exchange are for: one octet. No RFC section: draft-dukes-ike-mode-cfg-02 §3.1.
 */
public sealed interface CfgType extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static CfgType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements CfgType {
        ISAKMP_CFG_REQUEST(1, "ISAKMP-CFG-REQUEST", "draft-dukes-ike-mode-cfg-02"),
        ISAKMP_CFG_REPLY(2, "ISAKMP-CFG-REPLY", "draft-dukes-ike-mode-cfg-02"),
        ISAKMP_CFG_SET(3, "ISAKMP-CFG-SET", "draft-dukes-ike-mode-cfg-02"),
        ISAKMP_CFG_ACK(4, "ISAKMP-CFG-ACK", "draft-dukes-ike-mode-cfg-02");

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

    /** A code without a name here: unassigned, or for private use. */
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
