package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/bug-classes.md is true: every test that it names exists, and IKEv2 has a line for every class. */
class BugClassesTest {
    private static final Path DOCUMENT = SourceFile.ROOT.resolve("docs/bug-classes.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z][A-Za-z0-9]+))?`");
    private static final String NONE = "**none**";

    /** One line of a section. */
    private record Line(String section, String kind, String tests) {
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        assertThat(missing(DOCUMENT)).isEmpty();
    }

    @Test
    void everyLineNamesATestOrSaysThatThereIsNone() throws IOException {
        assertThat(lines(DOCUMENT))
                .allMatch(line -> NAME.matcher(line.tests()).find() || line.tests().equals(NONE));
    }

    @Test
    void noClassIsForgotten() throws IOException {
        ImmutableSet<String> told = kinds("");
        assertThat(kinds("IKEv2")).containsExactlyInAnyOrderElementsOf(
                told.stream().filter(kind -> !kind.equals("ESP")).toList());
        assertThat(told).containsAll(kinds("IKEv1")).containsAll(kinds("ESP"));
    }

    @Test
    void aTestThatIsNotThereIsSeen(@TempDir Path folder) throws IOException {
        Path document = folder.resolve("planted.md");
        Files.writeString(document, """
                ## IKEv2

                | class | what is tried | test |
                | --- | --- | --- |
                | L | nothing | `GoneTest`, `TlvListsTest`, `TlvListsTest.gone` |
                """);
        assertThat(missing(document)).containsExactly("GoneTest", "TlvListsTest.gone");
    }

    private static ImmutableSet<String> kinds(String section) throws IOException {
        return lines(DOCUMENT, section).stream().map(Line::kind).collect(ImmutableSet.toImmutableSet());
    }

    private static ImmutableList<String> missing(Path document) throws IOException {
        return lines(document).stream().flatMap(line -> NAME.matcher(line.tests()).results())
                .filter(name -> !exists(name.group(1), name.group(2)))
                .map(name -> name.group().replace("`", "")).collect(ImmutableList.toImmutableList());
    }

    private static boolean exists(String type, String method) {
        return SourceFile.ALL.stream().filter(file -> !file.main() && file.where().endsWith("/" + type + ".java"))
                .anyMatch(file -> method == null
                        || file.lines().stream().anyMatch(text -> text.contains("void " + method + "(")));
    }

    private static ImmutableList<Line> lines(Path document) throws IOException {
        return lines(document, ".+");
    }

    /** The lines of the sections with such a name; the first section, which tells the classes, has none. */
    private static ImmutableList<Line> lines(Path document, String name) throws IOException {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        String section = "";
        for (String text : Files.readAllLines(document)) {
            section = text.startsWith("## ") ? text.substring(3) : section;
            List<String> cells = Splitter.on('|').trimResults().splitToList(text);
            boolean row = cells.size() > 2 && cells.get(1).matches("[A-Z]|ESP");
            if (row && section.matches(name)) {
                lines.add(new Line(section, cells.get(1), cells.get(cells.size() - 2)));
            }
        }
        return lines.build();
    }
}
