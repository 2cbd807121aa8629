package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Status;

/**
 * A Transform ID without an entry in the registry of its type: unassigned, for private use, or of an unknown type (RFC 7296 §3.3.2).
 *
 * @param type the transform type whose registry has no such entry
 * @param code two octets
 */
public record UnknownTransformId(TransformType type, int code) implements TransformId {
    public UnknownTransformId {
        if (code < 0 || code > 0xffff || TransformId.assigned(type, code).isPresent()) {
            throw new IllegalArgumentException("not an unassigned transform ID of " + type + ": " + code);
        }
    }

    @Override
    public String label() {
        return CodePoint.unknown(code);
    }

    @Override
    public Status status(ProtocolId protocol) {
        return Status.UNSPECIFIED;
    }

    @Override
    public String toString() {
        return label();
    }
}
