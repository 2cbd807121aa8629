package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.NamedCode;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.function.IntFunction;

/**
 * One attribute of a transform (RFC 7296 §3.3.5). The short form (AF = 1) has two octets of value where the long one
 * has its length.
 *
 * <pre>
 *  0               1               2               3
 * +-+-------------+---------------+---------------+---------------+
 * |1|       Attribute Type        |        Attribute Value        |   short
 * +-+-------------+---------------+---------------+---------------+
 * |0|       Attribute Type        |       Attribute Length        |   long
 * +-+-------------+---------------+---------------+---------------+
 * |                   Attribute Value, that many octets           |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type 15 bits; Key Length, 14, is the only one defined
 * @param shortForm true when the value has two octets and no length
 * @param value two octets in the short form, 0 to 65535 in the long
 */
public record TransformAttribute(int type, boolean shortForm, Bytes value) {
    /** The type Key Length, in bits, always in the short form. */
    public static final int KEY_LENGTH = 14;

    private static final int SHORT_FORM = 0x8000;
    /** How a group's controller signs: a DER AlgorithmIdentifier, in the long form (RFC 9838 §4.4.2.1.1). */
    private static final int SIGNATURE_ALGORITHM = 18;

    public TransformAttribute {
        if (type < 0 || type > 0x7fff || value.length() > 0xffff || (shortForm && value.length() != 2)) {
            throw new IllegalArgumentException("attribute " + type + " of " + value.length() + " octets");
        }
    }

    /** A key of {@code bits} bits, 0 to 65535. */
    public static TransformAttribute keyLength(int bits) {
        if (bits < 0 || bits > 0xffff) {
            throw new IllegalArgumentException("key length " + bits);
        }
        return new TransformAttribute(KEY_LENGTH, true, Bytes.u16(bits));
    }

    /** True for a Key Length in its one lawful form, the short one. */
    public boolean isKeyLength() {
        return type == KEY_LENGTH && shortForm;
    }

    static TransformAttribute read(WireReader in, int ordinal) {
        return read(in, ordinal, "RFC 7296 §3.3.5", TransformAttribute::named);
    }

    /** The same format is used elsewhere, with types of its own. */
    static TransformAttribute read(WireReader in, int ordinal, String section, IntFunction<NamedCode> types) {
        WireReader attribute = in.open("Attribute", ordinal, section);
        int head = attribute.u16("AF, Attribute Type", value -> describeHead(value, types));
        boolean shortForm = (head & SHORT_FORM) != 0;
        int type = head & ~SHORT_FORM;
        Bytes value = shortForm
                ? attribute.bytes("Attribute Value", 2, octets -> Integer.toString(octets.u16At(0)))
                : attribute.bytes("Attribute Value", attribute.u16("Attribute Length"));
        attribute.end();
        return new TransformAttribute(type, shortForm, value);
    }

    void write(WireWriter out) {
        if (shortForm) {
            out.u16(SHORT_FORM | type).bytes(value);
        } else {
            out.u16(type).u16(value.length()).bytes(value);
        }
    }

    private static String describeHead(int head, IntFunction<NamedCode> types) {
        NamedCode type = types.apply(head & ~SHORT_FORM);
        String form = (head & SHORT_FORM) != 0 ? "short form" : "long form";
        return form + ", " + type.label() + (type.reference().isEmpty() ? "" : " (" + type.code() + ")");
    }

    private static NamedCode named(int type) {
        return switch (type) {
            case KEY_LENGTH -> new NamedCode(type, "Key Length", "RFC 7296");
            case SIGNATURE_ALGORITHM -> new NamedCode(type, "Signature Algorithm Identifier", "RFC 9838");
            default -> NamedCode.unknown(type);
        };
    }
}
