package ike.wire.v1;

import ike.wire.CodePoint;

/**
 * A transform identifier without a name in the registry of its protocol (RFC 2407 §4.4).
 *
 * @param protocol whose registry has no such entry
 * @param code one octet
 */
public record UnknownTransformId(ProtocolId protocol, int code) implements TransformId {
    public UnknownTransformId {
        if (code < 0 || code > 0xff || TransformId.assigned(protocol, code).isPresent()) {
            throw new IllegalArgumentException("not an unassigned transform of " + protocol + ": " + code);
        }
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
