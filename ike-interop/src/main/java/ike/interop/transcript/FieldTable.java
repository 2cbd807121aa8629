package ike.interop.transcript;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import ike.wire.Field;
import java.util.List;

/**
 * A field tree as lines: offset, length, name by depth, value, and the section wherever it changes. Hexadecimal values
 * are wrapped at 32 octets; nothing is ever left out.
 */
final class FieldTable {
    private static final int NAME_WIDTH = 34;
    private static final int SECTION_AT = 50;
    private static final int VALUE_WIDTH = 64;
    private static final String MARGIN = "    ";
    private static final Splitter WRAPPED = Splitter.fixedLength(VALUE_WIDTH);
    private static final CharMatcher HEX = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private String section = "";

    private FieldTable(Style style) {
        this.style = style;
    }

    /** The fields inside {@code root}, each line with its line feed. */
    static String of(Field root, Style style) {
        FieldTable table = new FieldTable(style);
        if (root.children().isEmpty()) {
            table.add(root, 0);
        }
        root.children().forEach(field -> table.add(field, 0));
        return table.out.toString();
    }

    private void add(Field field, int depth) {
        boolean isStructure = !field.children().isEmpty();
        String name = "  ".repeat(depth) + field.name();
        String padded = Strings.padEnd(name, NAME_WIDTH, ' ');
        List<String> value = HEX.matchesAllOf(field.value())
                ? WRAPPED.splitToList(field.value())
                : List.of(field.value());
        out.append(MARGIN).append(String.format("%5d %5d  ", field.offset(), field.length()))
                .append(isStructure ? style.bold(padded) : padded).append(' ').append(value.getFirst());
        if (!field.section().equals(section)) {
            section = field.section();
            out.append(" ".repeat(Math.max(2, SECTION_AT - value.getFirst().length())))
                    .append(style.faint(section));
        }
        endLine();
        for (String more : value.subList(1, value.size())) {
            out.append(" ".repeat(MARGIN.length() + 13 + NAME_WIDTH + 1)).append(more);
            endLine();
        }
        field.children().forEach(child -> add(child, depth + 1));
    }

    private void endLine() {
        int end = out.length();
        while (out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        out.append('\n');
    }
}
