package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The exceptions from the guards, all in one file ({@code allowed.txt}), each with its reason; one that is no longer
 * needed is an error.
 */
final class AllowList {

    private record Entry(String guard, String where, String reason) {
    }

    private static final ImmutableList<Entry> ENTRIES = read();

    private AllowList() {
    }

    /** Fails with every finding that no entry of this guard allows, and with every entry that allows nothing. */
    static void assertInOrder(String guard, List<Finding> findings) {
        ImmutableList<String> allowed = ENTRIES.stream().filter(entry -> entry.guard().equals(guard)).map(Entry::where)
                .collect(ImmutableList.toImmutableList());
        assertThat(findings.stream().filter(finding -> !allowed.contains(finding.where())))
                .as("guard '%s' (an exception needs a reasoned line in allowed.txt)", guard).isEmpty();
        assertThat(
                allowed.stream().filter(where -> findings.stream().noneMatch(finding -> finding.where().equals(where))))
                .as("lines of allowed.txt that guard '%s' no longer needs", guard).isEmpty();
    }

    private static ImmutableList<Entry> read() {
        try {
            return Resources.readLines(Resources.getResource(AllowList.class, "allowed.txt"), StandardCharsets.UTF_8)
                    .stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(AllowList::entry)
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        List<String> columns = Splitter.on('|').trimResults().splitToList(line);
        assertThat(columns).as("guard | where | reason: %s", line).hasSize(3).doesNotContain("");
        return new Entry(columns.get(0), columns.get(1), columns.get(2));
    }
}
