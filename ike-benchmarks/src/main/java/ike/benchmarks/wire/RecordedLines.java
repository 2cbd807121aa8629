package ike.benchmarks.wire;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of recorded messages, a line for each: file, frame, and what the table tells of it. */
final class RecordedLines {
    private RecordedLines() {
    }

    /** The columns of one message. */
    static List<String> find(String table, String file, int frame) {
        try {
            return Resources.readLines(Resources.getResource(RecordedLines.class, table), StandardCharsets.UTF_8)
                    .stream().filter(line -> line.startsWith(file + " " + frame + " "))
                    .map(Splitter.on(' ')::splitToList).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
