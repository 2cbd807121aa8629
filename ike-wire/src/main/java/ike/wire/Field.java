package ike.wire;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;

/**
 * One field of a dissected message, or a structure with the fields inside it. The fields without children, in their
 * order, cover the octets of a well-formed message without gap and without overlap.
 *
 * @param name the RFC's name ({@code Payload Length}, {@code SA payload}, {@code Proposal 1})
 * @param offset where it begins, in octets from the start of what was dissected
 * @param length in octets; 0 for a field that is there but empty
 * @param value for a person, safe to print; empty for a structure that says nothing beyond its children
 * @param section where the RFC defines it ({@code RFC 7296 §3.2})
 * @param children what is inside, in the order of the wire
 */
public record Field(String name, int offset, int length, String value, String section, ImmutableList<Field> children) {

    /** The fields without children, in the order of the wire. */
    public Stream<Field> leaves() {
        return children.isEmpty() ? Stream.of(this) : children.stream().flatMap(Field::leaves);
    }

    /** This field and everything inside it, each structure before its fields. */
    public Stream<Field> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Field::all));
    }
}
