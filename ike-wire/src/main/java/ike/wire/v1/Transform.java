package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One transform of a proposal (RFC 2408 §3.6): a whole suite, said by its attributes.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Next 0 or 3   |   reserved    |        Payload Length         |
 * +---------------+---------------+---------------+---------------+
 * |  Transform #  | Transform-Id  |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |                         SA Attributes                         |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param number an answer repeats the number of the one chosen
 * @param id of ESP and AH the algorithm, of ISAKMP always KEY_IKE
 * @param attributes in the sender's order, which an answer keeps
 */
public record Transform(int number, TransformId id, ImmutableList<DataAttribute> attributes) {
    private static final int HEADER_LENGTH = 8;

    public Transform {
        if (number >>> 8 != 0) {
            throw new IllegalArgumentException("transform number " + number);
        }
    }

    /** The first attribute of this class. */
    public Optional<DataAttribute> attribute(AttributeClass type) {
        return attributes.stream().filter(a -> a.type().equals(type)).findFirst();
    }

    /** Identifier and attributes for a person: {@code KEY_IKE, Encryption Algorithm AES-CBC (7), …}. */
    public String describe() {
        return attributes.isEmpty()
                ? id.label()
                : id.label() + ", "
                        + attributes.stream().map(DataAttribute::describe).collect(Collectors.joining(", "));
    }

    static Transform read(WireReader in, int ordinal, boolean isLast, ProtocolId protocol) {
        WireReader transform = in.open("Transform", ordinal, "RFC 2408 §3.6");
        PayloadType next = transform.code8("Next Payload", PayloadType::of);
        if (next != (isLast ? PayloadType.Known.NONE : PayloadType.Known.TRANSFORM)) {
            throw transform.malformed("is " + next.code() + ", but 0 is the last one's, 3 the others'");
        }
        transform.reserved(1);
        transform.length("Payload Length", HEADER_LENGTH);
        int number = transform.u8("Transform #");
        TransformId id = transform.code8("Transform-Id", code -> TransformId.of(protocol, code));
        transform.bytes("RESERVED2", 2);
        Transform read = new Transform(number, id, DataAttribute.readAll(transform, AttributeSpace.of(protocol)));
        transform.close();
        transform.summary(read, Transform::describe);
        return read;
    }

    void write(WireWriter out, boolean last) {
        int start = out.length();
        PayloadType next = last ? PayloadType.Known.NONE : PayloadType.Known.TRANSFORM;
        out.u8(next.code()).zeros(3).u8(number).u8(id.code()).zeros(2);
        attributes.forEach(attribute -> attribute.write(out));
        out.u16At(start + 2, out.length() - start);
    }
}
