package ike.interop.settings;

import java.util.stream.Collectors;

/** Writes a tree down again, every value as a string, and flat: one line for each setting under its full name. */
final class SettingsAsText {
    private SettingsAsText() {
    }

    /** Text that the parser reads as this tree. */
    static String write(Section section) {
        StringBuilder text = new StringBuilder();
        section.settings().forEach(s -> text.append(s.key()).append(" = ").append(quoted(s.value())).append('\n'));
        section.sections().forEach(s -> text.append(s.name()).append("{\n").append(write(s)).append("}\n"));
        return text.toString();
    }

    /** {@code a.b.key=value}, in the order of the tree; a section alone shows as {@code a.b}. */
    static String flat(Section section) {
        return flat("", section);
    }

    private static String flat(String prefix, Section section) {
        String own = section.settings().stream().map(s -> prefix + s.key() + "=" + s.value() + "\n")
                .collect(Collectors.joining());
        return own + section.sections().stream()
                .map(s -> prefix + s.name() + "\n" + flat(prefix + s.name() + ".", s)).collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n") + '"';
    }
}
