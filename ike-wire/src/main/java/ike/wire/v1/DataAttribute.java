package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.math.BigInteger;

/**
 * One data attribute (RFC 2408 §3.3). The short form, "basic" in RFC 2409 (AF = 1), has two octets of value where the
 * long one, "variable", has its length.
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
 * @param type what it is about
 * @param shortForm true when the value has two octets and no length
 * @param value two octets in the short form, 0 to 65535 in the long
 */
public record DataAttribute(AttributeClass type, boolean shortForm, Bytes value) {
    private static final int SHORT_FORM = 0x8000;
    private static final String SECTION = "RFC 2408 §3.3";

    public DataAttribute {
        if (value.length() > 0xffff || (shortForm && value.length() != 2)) {
            throw new IllegalArgumentException(type.label() + " of " + value.length() + " octets");
        }
    }

    /** In the short form. */
    public static DataAttribute of(AttributeClass type, int value) {
        if (value >>> 16 != 0) {
            throw new IllegalArgumentException(type.label() + " of " + value);
        }
        return new DataAttribute(type, true, Bytes.u16(value));
    }

    /** In the long form. */
    public static DataAttribute of(AttributeClass type, Bytes value) {
        return new DataAttribute(type, false, value);
    }

    /** The value as a number without sign; of a value without octets 0. Both forms of one number are equal here. */
    public BigInteger number() {
        return new BigInteger(1, value.toArray());
    }

    /** Name and value for a person: {@code Encryption Algorithm AES-CBC}. */
    public String describe() {
        return type.label() + (value.isEmpty() ? "" : " " + AttributeText.of(type, value));
    }

    static ImmutableList<DataAttribute> readAll(WireReader in, AttributeSpace space) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        for (int i = 1; in.remaining() > 0; i++) {
            if (i > Limits.ATTRIBUTES) {
                throw in.malformed("more than " + Limits.ATTRIBUTES + " attributes");
            }
            attributes.add(read(in, i, space));
        }
        return attributes.build();
    }

    void write(WireWriter out) {
        if (shortForm) {
            out.u16(SHORT_FORM | type.code()).bytes(value);
        } else {
            out.u16(type.code()).u16(value.length()).bytes(value);
        }
    }

    private static DataAttribute read(WireReader in, int ordinal, AttributeSpace space) {
        WireReader attribute = in.open("Attribute", ordinal, SECTION);
        int head = attribute.u16("AF, Attribute Type", octets -> describeHead(octets, space));
        boolean shortForm = (head & SHORT_FORM) != 0;
        AttributeClass type = space.find(head & ~SHORT_FORM);
        int length = shortForm ? 2 : attribute.u16("Attribute Length");
        Bytes value = attribute.bytes("Attribute Value", length, octets -> AttributeText.of(type, octets));
        attribute.end();
        DataAttribute read = new DataAttribute(type, shortForm, value);
        attribute.summary(read, DataAttribute::describe);
        return read;
    }

    private static String describeHead(int head, AttributeSpace space) {
        AttributeClass type = space.find(head & ~SHORT_FORM);
        String form = (head & SHORT_FORM) != 0 ? "short form" : "long form";
        return form + ", " + type.label() + " (" + type.code() + ")";
    }
}
