package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sources say: which RFC section a type stands for, names that mean something, no promises instead of code. */
class WordingTest {

    private static final Pattern SECTION = Pattern.compile("\\bRFC \\d{4}|\\bNo RFC section\\b|\\bIANA\\b");
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)");
    private static final Pattern PROMISE = Pattern.compile("(//|\\*).*\\b" + "(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\(");
    private static final Pattern PROTOCOL = Pattern
            .compile("ike-[a-z0-9]+/src/main/java/ike/((wire|crypto)/)?v[12]/.*");

    @Test
    void publicProtocolTypesNameTheirSection() {
        AllowList.assertInOrder("rfc-section", withoutSection(SourceFile.ALL));
    }

    @Test
    void namesSaySomething() {
        AllowList.assertInOrder("names", emptyNames(SourceFile.ALL));
    }

    @Test
    void nothingIsPromised() {
        AllowList.assertInOrder("promises",
                lines(SourceFile.ALL, PROMISE, "a reader can use what is there; a plan belongs elsewhere"));
    }

    @Test
    void noTestWaitsBlindly() {
        AllowList.assertInOrder("sleeping-tests", sleeping(SourceFile.ALL));
    }

    @Test
    void plantedWordsAreSeen(@TempDir Path root) {
        ImmutableList<SourceFile> planted = PlantedSource.in(root, """
                /** Does much. */
                public class PlantedManager {
                    // TO""" + """
                DO more
                }
                """);
        assertThat(withoutSection(planted)).hasSize(1);
        assertThat(emptyNames(planted)).hasSize(1);
        assertThat(lines(planted, PROMISE, "")).hasSize(1);
    }

    private static ImmutableList<Finding> withoutSection(List<SourceFile> files) {
        return files.stream().filter(file -> PROTOCOL.matcher(file.where()).matches()).flatMap(file -> types(file)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                        && !SECTION.matcher(comment(file, type)).find())
                .map(type -> new Finding(file.where(),
                        type.getSimpleName() + " names no RFC section in its documentation",
                        "a reader holds the RFC in the other hand; a type without a section says 'No RFC section' and why")))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Finding> emptyNames(List<SourceFile> files) {
        return files
                .stream().flatMap(file -> types(file).filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                        .map(type -> new Finding(file.where(), "the name " + type.getSimpleName(),
                                "it does not say what the type is")))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Finding> sleeping(List<SourceFile> files) {
        return lines(files.stream().filter(file -> !file.main()).toList(), SLEEP,
                "a fixed wait is too short on a slow machine and too long on a fast one: wait for the event, with a limit");
    }

    private static ImmutableList<Finding> lines(List<SourceFile> files, Pattern pattern, String reason) {
        return files.stream().flatMap(file -> IntStream.range(0, file.lines().size())
                .filter(line -> pattern.matcher(file.lines().get(line)).find())
                .mapToObj(line -> new Finding(file.where(),
                        "line " + (line + 1) + ": " + file.lines().get(line).strip(), reason)))
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<ClassTree> types(SourceFile file) {
        return file.unit().getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    private static String comment(SourceFile file, Tree type) {
        String comment = file.trees().getDocComment(TreePath.getPath(file.unit(), type));
        return comment == null ? "" : comment;
    }
}
