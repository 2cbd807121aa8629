package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.esp.packet.Drop;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/drops.md tells every reason, its rule, and whether the RFC calls it an auditable event. */
class DropsDocumentTest {
    @Test
    void theTableTellsEveryDropAsItIs() throws IOException {
        List<String> lines = Files.readAllLines(SourceFile.ROOT.resolve("docs/drops.md"));
        ImmutableList<String> told = lines.stream().filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
                .map(line -> Splitter.on('|').trimResults().splitToList(line))
                .map(cells -> String.join(" | ", cells.subList(1, 4))).collect(ImmutableList.toImmutableList());
        assertThat(told).containsExactlyElementsOf(Stream.of(Drop.values()).map(DropsDocumentTest::line).toList());
        assertThat(lines).noneMatch(line -> line.matches("\\| [A-Z_]+ \\|.*\\|\\s*\\|"));
    }

    private static String line(Drop drop) {
        return drop + " | " + (drop.section().isEmpty() ? "none" : drop.section()) + " | "
                + (drop.isAudited() ? "yes" : "no");
    }
}
