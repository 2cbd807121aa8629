package ike.wire;

import java.util.stream.Stream;

/**
 * Octets whose field {@code field} says {@code lie}: for tests that no length, size or count is believed.
 *
 * @param field the field as it was
 * @param lie what it says now
 * @param octets all of them, with the lie in place
 */
public record Lie(Field field, long lie, Bytes octets) {
    /** Every lie about each of {@code measures} that a field of its width can tell. */
    public static Stream<Lie> about(Bytes octets, Stream<Field> measures) {
        return measures.flatMap(field -> about(octets, field));
    }

    /** The octets with a number of {@code width} octets written over those at {@code at}. */
    public static Bytes put(Bytes octets, int at, int width, long value) {
        return Bytes.concat(octets.slice(0, at), Bytes.u64(value).from(8 - width), octets.from(at + width));
    }

    private static Stream<Lie> about(Bytes octets, Field field) {
        long truth = Long.parseLong(field.value());
        long most = (1L << (8 * field.length())) - 1;
        return Stream.of(0L, 1L, 3L, 4L, truth - 1, truth + 1, truth * 2, truth + 4, truth - 4, most - 1, most)
                .filter(lie -> lie != truth && lie >= 0 && lie <= most).distinct()
                .map(lie -> new Lie(field, lie, put(octets, field.offset(), field.length(), lie)));
    }

    @Override
    public String toString() {
        return field.name() + " at " + field.offset() + " says " + lie + " instead of " + field.value();
    }
}
