package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and functions stay small enough to be read in one go: one concept a file, one thought a function. */
class SourceSizeTest {

    private static final int FILE_LINES = 300;
    private static final int MEDIAN_FILE_LINES = 120;
    private static final int FUNCTION_LINES = 60;

    @Test
    void noFileIsLong() {
        AllowList.assertInOrder("file-size", longFiles(SourceFile.ALL));
    }

    @Test
    void noFunctionIsLong() {
        AllowList.assertInOrder("function-size", longFunctions(SourceFile.ALL));
    }

    @Test
    void halfOfTheFilesAreShort() {
        List<Integer> sizes = SourceFile.ALL.stream().filter(file -> file.main() && !file.isPackageInfo())
                .map(file -> file.lines().size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2))
                .as("median of the lines of a source file: a file that holds one concept is read beside its RFC section")
                .isLessThan(MEDIAN_FILE_LINES);
    }

    @Test
    void plantedLengthIsSeen(@TempDir Path root) {
        ImmutableList<SourceFile> planted = PlantedSource.in(root,
                "class Long {\n    void f() {\n" + "        f();\n".repeat(300) + "    }\n}\n");
        assertThat(longFiles(planted)).extracting(Finding::what).containsExactly("304 lines");
        assertThat(longFunctions(planted)).extracting(Finding::what).containsExactly("f at line 2 has 302 lines");
    }

    private static ImmutableList<Finding> longFiles(List<SourceFile> files) {
        return files.stream().filter(file -> file.lines().size() > FILE_LINES).map(file -> new Finding(file.where(),
                file.lines().size() + " lines",
                "a file over " + FILE_LINES + " lines holds more than one concept: cut it where its names change"))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Finding> longFunctions(List<SourceFile> files) {
        ImmutableList.Builder<Finding> findings = ImmutableList.builder();
        for (SourceFile file : files) {
            SourcePositions positions = file.trees().getSourcePositions();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                    BlockTree body = method.getBody();
                    if (body != null) {
                        int first = file.lineOf(positions.getStartPosition(file.unit(), body));
                        int length = file.lineOf(positions.getEndPosition(file.unit(), body)) - first + 1;
                        if (length > FUNCTION_LINES) {
                            findings.add(new Finding(file.where(),
                                    method.getName() + " at line " + first + " has " + length + " lines",
                                    "a function over " + FUNCTION_LINES
                                            + " lines cannot be read beside its RFC section"));
                        }
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(file.unit(), null);
        }
        return findings.build();
    }
}
