package ike.wire.v2;

import ike.wire.Bytes;

/**
 * One attribute of a Configuration payload (RFC 7296 §3.15.1).
 *
 * <pre>
 *  0               1               2               3
 * +-+-------------+---------------+---------------+---------------+
 * |-|       Attribute Type        |            Length             |
 * +-+-------------+---------------+---------------+---------------+
 * |                     Value, that many octets                   |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type 15 bits; the bit before them is reserved
 * @param value 0 to 65535 octets; empty in a request that leaves the choice to the other side
 */
public record CfgAttribute(CfgAttributeType type, Bytes value) {
    public CfgAttribute {
        if (value.length() > 0xffff) {
            throw new IllegalArgumentException(type.label() + " of " + value.length() + " octets");
        }
    }
}
