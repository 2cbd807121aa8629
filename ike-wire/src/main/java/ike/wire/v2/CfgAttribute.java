package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

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
 * @param value 0 to 65535 octets; empty in a request that leaves the choice to the other side; {@link CfgValue} reads it
 */
public record CfgAttribute(CfgAttributeType type, Bytes value) {
    private static final int TYPE = 0x7fff;

    public CfgAttribute {
        if (value.length() > 0xffff) {
            throw new IllegalArgumentException(type.label() + " of " + value.length() + " octets");
        }
    }

    static CfgAttribute read(WireReader in, int ordinal) {
        WireReader attribute = in.open("Attribute", ordinal, "RFC 7296 §3.15.1");
        int head = attribute.u16("R, Attribute Type", code -> label(code & TYPE));
        CfgAttributeType type = CfgAttributeType.of(head & TYPE);
        Bytes value = CfgLayouts.readOctets(attribute, type, attribute.u16("Length"));
        attribute.summary(type, CfgAttributeType::label);
        attribute.end();
        return new CfgAttribute(type, value);
    }

    void write(WireWriter out) {
        out.u16(type.code()).u16(value.length()).bytes(value);
    }

    private static String label(int code) {
        return CfgAttributeType.of(code).label() + " (" + code + ")";
    }
}
