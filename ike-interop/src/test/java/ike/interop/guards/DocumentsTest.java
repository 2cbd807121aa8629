package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents name exists: classes and packages in code type, and files behind links. */
class DocumentsTest {

    private static final Pattern NAME = Pattern
            .compile("`(ike\\.(?:wire|crypto|engine|v1|v2|esp|interop|benchmarks)(?:\\.[A-Za-z0-9]+)*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    @Test
    void whatTheDocumentsNameExists() throws IOException {
        AllowList.assertInOrder("documents", missing(SourceFile.ROOT));
    }

    @Test
    void plantedNamesAreSeen(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("README.md"),
                "`ike.wire.Bytes`, `ike.wire.Gone`, `ike.wire`, `ike.wire.gone`, [here](README.md), [away](docs/gone.md#top), [far](https://gone)");
        assertThat(missing(root)).extracting(Finding::what).containsExactly("ike.wire.Gone", "ike.wire.gone",
                "docs/gone.md");
    }

    private static ImmutableList<Finding> missing(Path root) throws IOException {
        ImmutableList.Builder<Finding> findings = ImmutableList.builder();
        for (Path document : documents(root)) {
            String where = root.relativize(document).toString();
            String text = Files.readString(document);
            found(NAME, text).filter(name -> !exists(name))
                    .forEach(name -> findings
                            .add(new Finding(where, name, "no class or package has this name")));
            found(LINK, text).filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> findings.add(new Finding(where, link, "no file is there")));
        }
        return findings.build();
    }

    private static boolean exists(String name) {
        return SourceFile.ALL.stream().map(SourceFile::qualifiedName)
                .anyMatch(file -> file.equals(name) || file.startsWith(name + "."));
    }

    private static List<Path> documents(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root, 2)) {
            return paths.filter(path -> root.relativize(path).toString().matches("(docs/)?[^/]+\\.md")).sorted()
                    .toList();
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }
}
