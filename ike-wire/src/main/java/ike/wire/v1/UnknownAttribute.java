package ike.wire.v1;

import ike.wire.CodePoint;

/**
 * An attribute class without a name in its registry: unassigned, or for private use (RFC 2408 §3.3).
 *
 * @param space the registry that has no such entry
 * @param code 15 bits
 */
public record UnknownAttribute(AttributeSpace space, int code) implements AttributeClass {
    public UnknownAttribute {
        if (code < 0 || code > 0x7fff || space.assigned(code).isPresent()) {
            throw new IllegalArgumentException("not an unassigned attribute of " + space + ": " + code);
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
