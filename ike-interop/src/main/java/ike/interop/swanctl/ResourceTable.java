package ike.interop.swanctl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table that lies beside this class: one row a line, columns between bars, {@code #} before a comment. */
final class ResourceTable {
    private static final Splitter BAR = Splitter.on('|').trimResults();

    private ResourceTable() {
    }

    /** The rows, each with so many columns and perhaps one more, which is empty where it is missing. */
    static ImmutableList<List<String>> rows(String resource, int columns) {
        try {
            return Resources.readLines(Resources.getResource(ResourceTable.class, resource), StandardCharsets.UTF_8)
                    .stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> row(line, columns))
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, int columns) {
        List<String> row = BAR.splitToList(line);
        if (row.size() == columns) {
            return ImmutableList.<String>builder().addAll(row).add("").build();
        }
        if (row.size() != columns + 1) {
            throw new IllegalStateException("expected " + columns + " columns: " + line);
        }
        return row;
    }
}
