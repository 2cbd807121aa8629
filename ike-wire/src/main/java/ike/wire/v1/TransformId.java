package ike.wire.v1;

import ike.wire.CodePoint;
import java.util.Optional;

/**
 * What a transform is (RFC 2408 §3.6, RFC 2407 §4.4): one octet, read in the registry of the proposal's protocol.
 */
public sealed interface TransformId extends CodePoint
        permits IsakmpTransformId, AhTransformId, EspTransformId, IpcompTransformId, UnknownTransformId {
    /** The entry of {@code code} in the registry of {@code protocol}; one without a name is kept. */
    static TransformId of(ProtocolId protocol, int code) {
        return assigned(protocol, code).orElseGet(() -> new UnknownTransformId(protocol, code));
    }

    /** The entry of {@code code} in the registry of {@code protocol}, if it has a name. */
    static Optional<TransformId> assigned(ProtocolId protocol, int code) {
        Optional<? extends TransformId> found = switch (protocol) {
            case ProtocolId.Known.ISAKMP -> IsakmpTransformId.find(code);
            case ProtocolId.Known.AH -> AhTransformId.find(code);
            case ProtocolId.Known.ESP -> EspTransformId.find(code);
            case ProtocolId.Known.IPCOMP -> IpcompTransformId.find(code);
            default -> Optional.empty();
        };
        return found.map(id -> id);
    }
}
