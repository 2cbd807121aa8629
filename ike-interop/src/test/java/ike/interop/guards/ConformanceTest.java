package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/conformance.md says which requirement stands where: one row for each keyword of an RFC, by section and place. {@code
 * -Dike.golden=write} writes it anew from the tables; {@code -Dike.rfc=FOLDER} compares them with the texts of the RFCs there.
 */
class ConformanceTest {
    private static final Path DOCUMENT = SourceFile.ROOT.resolve("docs/conformance.md");
    private static final Pattern KEYWORD = Pattern
            .compile("\\b(MUST NOT|SHALL NOT|SHOULD NOT|NOT RECOMMENDED|MUST|SHALL"
                    + "|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL)\\b");
    private static final Pattern SECTION = Pattern.compile("^(\\d+(?:\\.\\d+)*)\\.\\s+\\S.*");
    private static final Pattern PAGE = Pattern.compile("^([A-Z][a-z]+.* \\[Page \\d+]|RFC \\d+ ).*|^\\f.*");
    private static final ImmutableSet<String> PERMISSIONS = ImmutableSet.of("MAY", "OPTIONAL");
    /** The RFCs, each with the sections that are about the meaning of the words. */
    private static final ImmutableMap<String, ImmutableSet<String>> RFCS = ImmutableMap
            .<String, ImmutableSet<String>>builder().put("7296", ImmutableSet.of("1.6", "1.7"))
            .put("7383", ImmutableSet.of("1.3")).put("4555", ImmutableSet.of("1.3")).put("7427", ImmutableSet.of("2"))
            .put("8784", ImmutableSet.of("1.1")).put("9242", ImmutableSet.of("2")).put("9370", ImmutableSet.of("1.3"))
            .buildOrThrow();

    /** One requirement; a dash for what is missing. */
    private record Row(String place, String keyword, String words, String code, String test) {
        static Row of(String line) {
            List<String> fields = Splitter.on(" | ").splitToList(line);
            assertThat(fields).as(line).hasSize(5);
            return new Row(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
        }

        boolean isCovered() {
            return !code.equals("-") && !test.equals("-");
        }

        /** False where the words say why nothing is asked of us. */
        boolean applies() {
            return !code.equals("n/a");
        }

        String line() {
            return "| " + place.replaceFirst(" ", " #") + " | " + keyword + " | "
                    + (words.equals("-") ? "(not looked at yet)" : words) + " | " + name(code) + " | " + name(test)
                    + " |";
        }

        private static String name(String type) {
            return switch (type) {
                case "-" -> "**none**";
                case "n/a" -> "does not apply";
                default -> type;
            };
        }
    }

    @Test
    void whatTheTableNamesExists() throws IOException {
        ImmutableSet<String> code = names(false);
        ImmutableSet<String> tests = names(true);
        assertThat(rows()).filteredOn(row -> !row.applies())
                .allSatisfy(row -> assertThat(row.test()).as("test of %s", row).isEqualTo("n/a"));
        assertThat(rows()).filteredOn(Row::applies).allSatisfy(row -> {
            assertThat(row.code().equals("-") || code.contains(row.code())).as("code of %s", row).isTrue();
            assertThat(row.test().equals("-") || tests.contains(row.test())).as("test of %s", row).isTrue();
        });
    }

    @Test
    void theDocumentIsWhatTheTableSays() throws IOException {
        if ("write".equals(System.getProperty("ike.golden"))) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
    }

    /** Each table has every keyword of its RFC's text, and nothing else. */
    @Test
    void theTablesAreThoseOfTheRfcs() throws IOException {
        String folder = System.getProperty("ike.rfc", "");
        assumeTrue(!folder.isEmpty(), "the texts of the RFCs are not at hand");
        for (String rfc : RFCS.keySet()) {
            assertThat(rows(rfc).stream().map(row -> row.place() + " " + row.keyword())).as("RFC %s", rfc)
                    .containsExactlyElementsOf(
                            requirements(Path.of(folder, "rfc" + rfc + ".txt"),
                                    RFCS.getOrDefault(rfc, ImmutableSet.of())));
        }
    }

    private static ImmutableList<Row> rows(String rfc) throws IOException {
        return Resources
                .readLines(Resources.getResource(ConformanceTest.class, "rfc" + rfc + ".txt"), StandardCharsets.UTF_8)
                .stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).map(Row::of)
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Row> rows() throws IOException {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (String rfc : RFCS.keySet()) {
            rows.addAll(rows(rfc));
        }
        return rows.build();
    }

    private static ImmutableSet<String> names(boolean tests) throws IOException {
        try (Stream<Path> files = Files.walk(SourceFile.ROOT)) {
            return files.map(Path::toString).filter(file -> file.endsWith(".java"))
                    .filter(file -> file.contains(tests ? "/src/test/" : "/src/main/"))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
                    .collect(ImmutableSet.toImmutableSet());
        }
    }

    private static String document() throws IOException {
        StringBuilder document = new StringBuilder(
                """
                        # Conformance

                        Written by `ConformanceTest` from the tables beside it, one for each RFC, which have one row for each requirement keyword
                        (MUST, SHALL, SHOULD and their negations, REQUIRED, RECOMMENDED), by section and by the keyword's place in it, in our own
                        words, with the class where it stands and a test of it. Where nothing is asked of us, the words say why. MAY and OPTIONAL
                        ask for nothing and are left out, but counted in the places; sections that speak about the words themselves are left out
                        too. What nothing is named for stays visible as **none**.

                        """)
                .append(share("All together", rows())).append("\n\n");
        for (String rfc : RFCS.keySet()) {
            ImmutableList<Row> rows = rows(rfc);
            document.append("## RFC ").append(rfc).append("\n\n").append(share("RFC " + rfc, rows)).append("""


                    | section | keyword | what | code | test |
                    | --- | --- | --- | --- | --- |
                    """).append(rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining()))
                    .append('\n');
        }
        return document.toString();
    }

    private static String share(String what, ImmutableList<Row> rows) {
        long apply = rows.stream().filter(Row::applies).count();
        long covered = rows.stream().filter(row -> row.applies() && row.isCovered()).count();
        return "%s: **%d of %d requirements name code and a test, %d %%**; %d more do not apply.".formatted(what,
                covered, apply, 100 * covered / apply, rows.size() - apply);
    }

    /** {@code 2.1 3 MUST} for each, in order. */
    private static List<String> requirements(Path rfc, ImmutableSet<String> aboutWords) throws IOException {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : Files.readAllLines(rfc, StandardCharsets.UTF_8)) {
            Matcher heading = SECTION.matcher(line);
            section = heading.matches() ? heading.group(1) : section;
            if (!section.isEmpty() && !PAGE.matcher(line).matches()) {
                sections.computeIfAbsent(section, _ -> new StringBuilder()).append(line.strip()).append(' ');
            }
        }
        ImmutableList.Builder<String> found = ImmutableList.builder();
        sections.forEach((name, text) -> {
            int place = 0;
            Matcher keyword = KEYWORD.matcher(text.toString().replaceAll("\\s+", " "));
            while (keyword.find()) {
                place++;
                if (!PERMISSIONS.contains(keyword.group(1)) && !aboutWords.contains(name)) {
                    found.add(name + " " + place + " " + keyword.group(1));
                }
            }
        });
        return found.build();
    }
}
