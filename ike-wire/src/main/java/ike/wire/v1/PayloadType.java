package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The payload types of ISAKMP (RFC 2408 §3.1): one octet, written in the Next Payload field of what stands before the
 * payload. None of them is a payload type of IKEv2, whose numbers begin with 33: those are unknown here, as these are
 * there.
 * The labels are the notations of RFC 2409 §3.2 where it has one.
 */
public sealed interface PayloadType extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static PayloadType of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements PayloadType {
        NONE(0, "NONE", "RFC 2408"),
        SA(1, "SA", "RFC 2408"),
        PROPOSAL(2, "P", "RFC 2408"),
        TRANSFORM(3, "T", "RFC 2408"),
        KE(4, "KE", "RFC 2408"),
        ID(5, "ID", "RFC 2408"),
        CERT(6, "CERT", "RFC 2408"),
        CERT_REQ(7, "CERT_REQ", "RFC 2408"),
        HASH(8, "HASH", "RFC 2408"),
        SIG(9, "SIG", "RFC 2408"),
        NONCE(10, "NONCE", "RFC 2408"),
        NOTIFICATION(11, "N", "RFC 2408"),
        DELETE(12, "D", "RFC 2408"),
        VENDOR_ID(13, "VID", "RFC 2408"),
        ATTRIBUTES(14, "ATTR", "draft-dukes-ike-mode-cfg-02"),
        SA_KEK(15, "SAK", "RFC 6407"),
        SA_TEK(16, "SAT", "RFC 6407"),
        KEY_DOWNLOAD(17, "KD", "RFC 6407"),
        SEQUENCE_NUMBER(18, "SEQ", "RFC 6407"),
        PROOF_OF_POSSESSION(19, "POP", "RFC 6407"),
        NAT_D(20, "NAT-D", "RFC 3947"),
        NAT_OA(21, "NAT-OA", "RFC 3947"),
        GROUP_ASSOCIATED_POLICY(22, "GAP", "RFC 6407"),
        NAT_D_DRAFT(130, "NAT-D (draft)", "draft-ietf-ipsec-nat-t-ike-03"),
        NAT_OA_DRAFT(131, "NAT-OA (draft)", "draft-ietf-ipsec-nat-t-ike-03"),
        FRAGMENT(132, "FRAGMENT", "Cisco and Microsoft");

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

    /** A code without a name here: unassigned, or for private use. */
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
