package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.readers.LabCaptures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every case of {@code src/lab/cases}, in every role that it names, against the real strongSwan. What Wireshark's reader says
 * of their captures is compared with what ours says ({@code docs/tshark.md}).
 *
 * <p>{@code -Dike.lab.only=REGEX} runs the cases whose name matches; {@code -Dike.lab.cases=FOLDER} takes them from elsewhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabIT {

    private static final Path EVIDENCE = Path.of("target/lab");
    /** Of all together, so that a build ends whatever happens. */
    private static final Duration LIMIT = Duration.ofMinutes(30L * Integer.getInteger("ike.lab.patience", 1));

    private final Path jar = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
    private final Path cases = Path.of(System.getProperty("ike.lab.cases", "src/lab/cases"));
    private final String only = System.getProperty("ike.lab.only", ".*");
    private final LabCaptures captures = new LabCaptures();
    private Lanes lanes;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        LabCondition.require();
        assertThat(jar).as("the ike command, made by the package phase").exists();
        // One: beside each other on two processors, strongSwan's threads at times overtake each other's messages.
        lanes = Lanes.open(EVIDENCE, jar, 1);
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (lanes != null) {
            lanes.close();
        }
        captures.close();
    }

    @TestFactory
    List<DynamicTest> everyCaseInEveryRole() throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : Case.foldersIn(cases)) {
            if (folder.getFileName().toString().matches(only)) {
                tests.addAll(testsOf(folder));
            }
        }
        assertThat(tests).as("cases in " + cases + " that match " + only).isNotEmpty();
        tests.add(DynamicTest.dynamicTest("Wireshark's reader and ours say the same of every capture",
                () -> assertThat(captures.differences()).isEmpty()));
        return tests;
    }

    private List<DynamicTest> testsOf(Path folder) throws InterruptedException {
        try {
            Case theCase = Case.read(folder);
            Optional<String> hindrance = theCase.expect().hindrance(Lab.peerVersion());
            if (hindrance.isPresent()) {
                return List.of(DynamicTest.dynamicTest(theCase.name(), () -> Assumptions.abort(hindrance.get())));
            }
            return theCase.expect().roles().stream().map(role -> test(theCase, role)).toList();
        } catch (MalformedCase | IOException e) {
            return List.of(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> Assertions.fail(e)));
        }
    }

    /** It is played in the order of the tests; captures are judged meanwhile. */
    private DynamicTest test(Case theCase, Role role) {
        Matrix.Run run = new Matrix.Run(theCase, role);
        CompletableFuture<CaseResult> result = lanes.submit(run, Pause.NONE, Lanes.Watcher.NOBODY);
        return DynamicTest.dynamicTest(run.toString(), () -> {
            CaseResult ended = result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended.failure()).isEmpty();
            if (!theCase.expect().differentKeys()) {
                captures.compare(ended.evidence());
            }
        });
    }
}
