package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Status;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.OptionalInt;

/**
 * One transform of a proposal (RFC 7296 §3.3.2): an algorithm, with its attributes.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Last 0 or 3   |   reserved    |        Transform Length       |
 * +---------------+---------------+---------------+---------------+
 * |Transform Type |   reserved    |          Transform ID         |
 * +---------------+---------------+---------------+---------------+
 * |                           Attributes                          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type which kind of algorithm
 * @param id the algorithm, from the registry of that kind
 * @param attributes the Key Length, or none; unknown ones are kept
 */
public record Transform(TransformType type, TransformId id, ImmutableList<TransformAttribute> attributes) {
    private static final int HEADER_LENGTH = 8;
    private static final int LAST = 0;
    private static final int MORE = 3;

    public Transform {
        if (!TransformId.of(type, id.code()).equals(id)) {
            throw new IllegalArgumentException(id.label() + " is no transform of type " + type.label());
        }
    }

    /** An algorithm without attributes. */
    public static Transform of(TransformType type, TransformId id) {
        return new Transform(type, id, ImmutableList.of());
    }

    /** An algorithm with a key of {@code keyLengthBits} bits. */
    public static Transform of(TransformType type, TransformId id, int keyLengthBits) {
        return new Transform(type, id, ImmutableList.of(TransformAttribute.keyLength(keyLengthBits)));
    }

    /** The key length in bits, if the transform names one (RFC 7296 §3.3.5). */
    public OptionalInt keyLength() {
        for (TransformAttribute attribute : attributes) {
            if (attribute.isKeyLength()) {
                return OptionalInt.of(attribute.value().u16At(0));
            }
        }
        return OptionalInt.empty();
    }

    /** The algorithm's name and its key length: {@code ENCR_AES_GCM_16 (256 bits)}. */
    public String label() {
        OptionalInt bits = keyLength();
        return bits.isPresent() ? id.label() + " (" + bits.getAsInt() + " bits)" : id.label();
    }

    /** How strongly the IETF asks for the algorithm with this key length where {@code protocol} is protected by it. */
    public Status status(ProtocolId protocol) {
        return id instanceof EncryptionId encryption
                ? encryption.status(protocol, keyLength())
                : id.status(protocol);
    }

    static Transform read(WireReader in, int ordinal, boolean isLast) {
        WireReader transform = in.open("Transform", ordinal, "RFC 7296 §3.3.2");
        int last = transform.u8("Last Substruc");
        if (last != (isLast ? LAST : MORE)) {
            throw transform.malformed("is " + last + ", but 0 is the last one's, 3 the others'");
        }
        transform.reserved(1);
        transform.length("Transform Length", HEADER_LENGTH);
        TransformType type = transform.code8("Transform Type", TransformType::of);
        transform.reserved(1);
        TransformId id = transform.code16("Transform ID", code -> TransformId.of(type, code));
        ImmutableList.Builder<TransformAttribute> attributes = ImmutableList.builder();
        for (int i = 1; transform.remaining() > 0; i++) {
            if (i > Limits.TRANSFORM_ATTRIBUTES) {
                throw transform.malformed("more than " + Limits.TRANSFORM_ATTRIBUTES + " attributes");
            }
            attributes.add(TransformAttribute.read(transform, i));
        }
        transform.close();
        Transform read = new Transform(type, id, attributes.build());
        transform.summary(read, t -> t.type().label() + ": " + t.label());
        return read;
    }

    void write(WireWriter out, boolean last) {
        int start = out.length();
        out.u8(last ? LAST : MORE).zeros(3).u8(type.code()).zeros(1).u16(id.code());
        attributes.forEach(attribute -> attribute.write(out));
        out.u16At(start + 2, out.length() - start);
    }

    /** True for the same algorithm with the same attributes, be it of another type (RFC 9370 §2.2.1). */
    public boolean hasAlgorithmOf(Transform other) {
        return id.equals(other.id) && attributes.equals(other.attributes);
    }
}
