package ike.wire;

import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import java.util.stream.Collectors;

/** Finds a field by the names on the way to it, joined by {@code " / "}, as {@code Malformed} writes them (RFC 7296 §3). */
final class FieldPath {
    private static final Splitter NAMES = Splitter.on(" / ");

    private FieldPath() {
    }

    /** The field; {@link IllegalArgumentException} with what there is instead when there is none. */
    static Field find(Field root, String path) {
        Field at = root;
        for (String name : NAMES.split(path)) {
            at = child(at, name, path);
        }
        return at;
    }

    private static Field child(Field parent, String name, String path) {
        int mark = name.lastIndexOf(" #");
        Integer number = mark < 0 ? null : Ints.tryParse(name.substring(mark + 2));
        String bare = number == null ? name : name.substring(0, mark);
        return parent.children().stream().filter(child -> child.name().equals(bare))
                .skip(number == null ? 0 : Math.max(0, number - 1)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no \"" + name + "\" of \"" + path + "\" among "
                        + parent.children().stream().map(Field::name).distinct().collect(Collectors.joining(", "))));
    }
}
