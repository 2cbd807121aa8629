package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenario files: what their commands show is what stands there. {@code -Dike.golden=write} writes what they show
 * now into the files, for a reason that the commit tells.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("src/test/scenarios");
    private static final boolean WRITE = "write".equals(System.getProperty("ike.golden"));

    @TestFactory
    Stream<DynamicNode> scenarios() throws IOException {
        return files().stream().map(file -> {
            Scenario scenario = read(file);
            if (WRITE) {
                return DynamicTest.dynamicTest("write " + file, () -> write(file, scenario));
            }
            return DynamicContainer.dynamicContainer(file.getFileName().toString(), scenario.scenes().stream()
                    .map(act -> DynamicTest.dynamicTest(act.title(),
                            () -> assertThat(played(act)).isEqualTo(act.text()))));
        });
    }

    /** A file that says something else is found out. */
    @Test
    void whatDiffersShows() {
        Scenario.Act wrong = Iterables.getOnlyElement(
                Scenario.of(List.of("== rekey", "> left rekey net", "> settle", "nothing at all", "", "prose"))
                        .scenes());
        assertThat(played(wrong)).startsWith("== rekey\n> left rekey net\n> settle\nA1 CREATE_CHILD_SA request 2: ")
                .endsWith("both have A1/B1 with net a2/b2\n\nprose\n");
    }

    /** The scenario files. */
    static ImmutableList<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted()
                    .collect(ImmutableList.toImmutableList());
        }
    }

    private static Scenario read(Path file) {
        try {
            return Scenario.of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static void write(Path file, Scenario scenario) throws IOException {
        StringBuilder text = new StringBuilder(scenario.preface());
        scenario.scenes().forEach(act -> text.append(played(act)));
        Files.writeString(file, text);
    }

    /** The scenes of all files. */
    static ImmutableList<Scenario.Act> acts() throws IOException {
        return files().stream().flatMap(file -> read(file).scenes().stream()).collect(ImmutableList.toImmutableList());
    }

    private static String played(Scenario.Act act) {
        StringBuilder text = new StringBuilder();
        play(act, scene -> text.append(act.played(new ScenarioPlayer(scene))));
        return text.toString();
    }

    /** Does something where a scene of a file begins. */
    static void play(Scenario.Act act, Consumer<Scene> script) {
        if (act.lines().contains("> nothing")) {
            Scene.play(script);
        } else {
            Scene.established(script);
        }
    }
}
