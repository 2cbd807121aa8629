package ike.engine.negotiation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import ike.wire.v2.TransformType.Known;

/** Which transform types a protocol has, and what a missing one means (RFC 7296 §3.3.3). */
final class TransformRules {
    private static final ImmutableSet<EncryptionId> COMBINED_MODE = Sets.immutableEnumSet(
            EncryptionId.ENCR_AES_CCM_8, EncryptionId.ENCR_AES_CCM_12, EncryptionId.ENCR_AES_CCM_16,
            EncryptionId.ENCR_AES_GCM_8, EncryptionId.ENCR_AES_GCM_12, EncryptionId.ENCR_AES_GCM_16,
            EncryptionId.ENCR_NULL_AUTH_AES_GMAC, EncryptionId.ENCR_CAMELLIA_CCM_8, EncryptionId.ENCR_CAMELLIA_CCM_12,
            EncryptionId.ENCR_CAMELLIA_CCM_16, EncryptionId.ENCR_CHACHA20_POLY1305, EncryptionId.ENCR_AES_CCM_8_IIV,
            EncryptionId.ENCR_AES_GCM_16_IIV, EncryptionId.ENCR_CHACHA20_POLY1305_IIV,
            EncryptionId.ENCR_KUZNYECHIK_MGM_KTREE, EncryptionId.ENCR_MAGMA_MGM_KTREE,
            EncryptionId.ENCR_KUZNYECHIK_MGM_MAC_KTREE, EncryptionId.ENCR_MAGMA_MGM_MAC_KTREE);

    private TransformRules() {
    }

    /** True when proposals of the protocol may hold transforms of the type; others make a proposal unacceptable. */
    static boolean understood(ProtocolId protocol, TransformType type) {
        if (!(protocol instanceof ProtocolId.Known p) || !(type instanceof Known t)) {
            return false;
        }
        return switch (t) {
            case ENCR -> p == ProtocolId.Known.IKE || p == ProtocolId.Known.ESP;
            case PRF -> p == ProtocolId.Known.IKE;
            case SN -> isIpsec(p);
            case INTEG, KE, ADDKE1, ADDKE2, ADDKE3, ADDKE4, ADDKE5, ADDKE6, ADDKE7 ->
                p == ProtocolId.Known.IKE || isIpsec(p);
            case KWA, GCAUTH -> false;
        };
    }

    /** True when a proposal of the protocol cannot do without the type, whatever else is in it. */
    static boolean mandatory(ProtocolId protocol, TransformType type) {
        return type == Known.ENCR
                ? understood(protocol, type)
                : protocol == ProtocolId.Known.IKE && (type == Known.PRF || type == Known.KE);
    }

    /**
     * What a type that a proposal leaves out stands for: NONE, which is code 0 of its registry. For sequence numbers 0 is
     * the 32-bit kind: RFC 7296 asks for the type, but peers that leave it out mean that one.
     */
    static Transform absent(TransformType type) {
        return Transform.of(type, TransformId.of(type, 0));
    }

    /** True when the transform says that there is none of its type. */
    static boolean isNone(Transform transform) {
        return transform.id().code() == 0;
    }

    /** True for an encryption algorithm that protects integrity by itself, so that INTEG must be NONE (RFC 5282 §8). */
    static boolean isCombinedMode(Transform encryption) {
        return encryption.id() instanceof EncryptionId id && COMBINED_MODE.contains(id);
    }

    private static boolean isIpsec(ProtocolId.Known protocol) {
        return protocol == ProtocolId.Known.ESP || protocol == ProtocolId.Known.AH;
    }
}
