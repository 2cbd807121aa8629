package ike.wire;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** A field tree while it grows: one node for each structure that a {@link WireReader} has opened. */
final class Trace {
    private final String name;
    private final int offset;
    private final List<Object> children = new ArrayList<>();
    private String section;
    private String value = "";
    private int end;

    Trace(String name, int offset, String section) {
        this.name = name;
        this.offset = offset;
        this.section = section;
        this.end = offset;
    }

    Trace open(String child, int at, String childSection) {
        Trace trace = new Trace(child, at, childSection);
        children.add(trace);
        return trace;
    }

    void leaf(String field, int at, int length, String shown) {
        children.add(new Field(field, at, length, shown, section, ImmutableList.of()));
        reach(at + length);
    }

    /** A structure that was tried: with its fields, or as the octets that it is when there is a problem. */
    void settle(Trace tried, Bytes octets, String problem) {
        if (problem.isEmpty() && !tried.children.isEmpty()) {
            children.add(tried);
            reach(tried.offset + octets.length());
        } else {
            leaf(tried.name, tried.offset, octets.length(),
                    problem.isEmpty() ? octets.hex() : octets.hex() + " (" + problem + ")");
        }
    }

    /** The structure reaches at least to {@code octet}. */
    void reach(int octet) {
        end = Math.max(end, octet);
    }

    void section(String of) {
        section = of;
    }

    void value(String shown) {
        value = shown;
    }

    Field toField() {
        ImmutableList<Field> fields = children.stream().map(child -> child instanceof Trace trace
                ? trace.toField()
                : (Field) child).collect(ImmutableList.toImmutableList());
        return new Field(name, offset, end - offset, value, section, fields);
    }
}
