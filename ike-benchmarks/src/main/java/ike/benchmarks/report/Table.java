package ike.benchmarks.report;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;

/** A Markdown table that is aligned in its source, too. */
public final class Table {
    private Table() {
    }

    /** What stands in one column; numbers stand to the right. */
    public record Column<T>(String title, boolean isNumber, Function<T, String> cell) {
        /** A column of words. */
        public static <T> Column<T> text(String title, Function<T, String> cell) {
            return new Column<>(title, false, cell);
        }

        /** A column of numbers. */
        public static <T> Column<T> number(String title, Function<T, String> cell) {
            return new Column<>(title, true, cell);
        }
    }

    /** The lines of the table, each with its line feed. */
    public static <T> String of(ImmutableList<Column<T>> columns, ImmutableList<T> rows) {
        ImmutableList<Integer> widths = columns.stream().map(column -> width(column, rows))
                .collect(ImmutableList.toImmutableList());
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < columns.size(); c++) {
            cell(text, columns.get(c), columns.get(c).title(), widths.get(c));
        }
        text.append("|\n");
        for (int c = 0; c < columns.size(); c++) {
            text.append('|').append("-".repeat(widths.get(c) + 1)).append(columns.get(c).isNumber() ? ':' : '-');
        }
        text.append("|\n");
        for (T row : rows) {
            for (int c = 0; c < columns.size(); c++) {
                cell(text, columns.get(c), columns.get(c).cell().apply(row), widths.get(c));
            }
            text.append("|\n");
        }
        return text.toString();
    }

    private static <T> int width(Column<T> column, ImmutableList<T> rows) {
        return Math.max(column.title().length(),
                rows.stream().mapToInt(row -> column.cell().apply(row).length()).max().orElse(0));
    }

    private static void cell(StringBuilder text, Column<?> column, String value, int width) {
        String blanks = " ".repeat(width - value.length());
        text.append("| ").append(column.isNumber() ? blanks + value : value + blanks).append(' ');
    }
}
