package ike.wire.v2;

import com.google.common.collect.ImmutableList;
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
        return attributes.stream().filter(TransformAttribute::isKeyLength).mapToInt(a -> a.value().u16At(0))
                .findFirst();
    }

    /** The algorithm's name and its key length: {@code ENCR_AES_GCM_16 (256 bits)}. */
    public String label() {
        OptionalInt bits = keyLength();
        return bits.isPresent() ? id.label() + " (" + bits.getAsInt() + " bits)" : id.label();
    }
}
