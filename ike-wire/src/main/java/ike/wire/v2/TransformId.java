package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Status;
import java.util.Optional;

/**
 * The algorithm that a transform names (RFC 7296 §3.3.2): two octets, read in the registry of its {@link
 * TransformType}. The code alone does not say which algorithm it is: 2 is ENCR_DES as an encryption algorithm and
 * PRF_HMAC_SHA1 as a pseudorandom function.
 */
public sealed interface TransformId extends CodePoint
        permits EncryptionId, PrfId, IntegrityId, KeyExchangeId, SequenceNumbersId, KeyWrapId, ControllerAuthId,
        UnknownTransformId {

    /**
     * The algorithm of {@code code} in the registry of {@code type}; an unassigned one is kept as {@link
     * UnknownTransformId}.
     */
    static TransformId of(TransformType type, int code) {
        return assigned(type, code).orElseGet(() -> new UnknownTransformId(type, code));
    }

    /** How strongly the IETF asks for it where {@code protocol} is protected by it. */
    Status status(ProtocolId protocol);

    /** The algorithm of {@code code} in the registry of {@code type}, if it is assigned. */
    static Optional<TransformId> assigned(TransformType type, int code) {
        if (!(type instanceof TransformType.Known known)) {
            return Optional.empty();
        }
        Optional<? extends TransformId> found = switch (known) {
            case ENCR -> EncryptionId.find(code);
            case PRF -> PrfId.find(code);
            case INTEG -> IntegrityId.find(code);
            case KE, ADDKE1, ADDKE2, ADDKE3, ADDKE4, ADDKE5, ADDKE6, ADDKE7 -> KeyExchangeId.find(code);
            case SN -> SequenceNumbersId.find(code);
            case KWA -> KeyWrapId.find(code);
            case GCAUTH -> ControllerAuthId.find(code);
        };
        return found.map(id -> id);
    }
}
