package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab writes of its results. */
class ReportsTest {
    private static final ImmutableList<Matrix.LeftOut> LEFT_OUT = ImmutableList
            .of(new Matrix.LeftOut("other", "Another daemon", "needs a <kernel>"));

    @TempDir
    private Path folder;

    private ImmutableList<CaseResult> results() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("good-initiator"));
        Files.createFile(evidence.resolve("capture.pcapng"));
        return ImmutableList.of(
                new CaseResult("good", "A good one", Role.INITIATOR, Optional.empty(), Duration.ofMillis(1250),
                        evidence),
                new CaseResult("good", "A good one", Role.RESPONDER, Optional.of("line 3: <nothing> came"),
                        Duration.ofMillis(100), folder.resolve("none")),
                new CaseResult("one-way", "Another", Role.RESPONDER, Optional.empty(), Duration.ofSeconds(2), folder));
    }

    @Test
    void thePageOfTheDocumentationHasALineForEachCase() throws IOException {
        assertThat(MarkdownReport.of(results(), LEFT_OUT, Duration.ofSeconds(5), "strongSwan 5")).contains(
                "Peer: strongSwan 5. 2 cases, 3 runs, 1 failed, 5.0 s.\n",
                "| [good](../ike-interop/src/lab/cases/good) | A good one | passed, 1.3 s | **failed**, 0.1 s |\n",
                "| Another |  | passed, 2.0 s |\n",
                "| [other](../ike-interop/src/lab/cases/other) | Another daemon | left out: needs a <kernel> | |\n");
    }

    @Test
    void theHtmlPageLinksWhatIsThere() throws IOException {
        String page = HtmlReport.of(results(), LEFT_OUT, Duration.ofSeconds(5), "strongSwan 5",
                folder.resolve("index.html"));
        assertThat(page).contains(
                "<p>Failed: <a href=\"#good-responder\">good-responder</a>.\n",
                "<td id=\"good-responder\" class=\"failed\">",
                "<td id=\"good-initiator\" class=\"passed\">passed, 1.3&nbsp;s<br><small><a href=\"good-initiator/capture.pcapng\">capture</a>",
                "line 3: &lt;nothing&gt; came", "<td colspan=\"2\">left out: needs a &lt;kernel&gt;")
                .doesNotContain("none/");
    }

    @Test
    void theMatrixHasEveryRoleOfTheCasesThatMatch() throws IOException {
        Path cases = Path.of("src/lab/cases");
        assertThat(Matrix.of(cases, Pattern.compile("wrong-secret")).runs()).extracting(Matrix.Run::toString)
                .containsExactly("wrong-secret, we are the initiator", "wrong-secret, we are the responder");
        assertThat(Matrix.of(cases, Pattern.compile("wrong")).runs()).isEmpty();
    }

    @Test
    void aCaseThatNeedsANewerStrongswanIsLeftOutForAnOlderOne() throws IOException {
        Matrix matrix = Matrix.of(Path.of("src/lab/cases"), Pattern.compile("wrong-secret|mlkem768"));
        assertThat(names(matrix.playableBy(Version.parse("5.9.8")))).containsExactly("wrong-secret");
        assertThat(matrix.leftOut(Version.parse("5.9.8"))).extracting(Matrix.LeftOut::name, Matrix.LeftOut::why)
                .containsExactly(tuple("mlkem768", "needs strongSwan 6.0"));
        assertThat(names(matrix.playableBy(Version.parse("6.0.0")))).containsExactly("mlkem768", "wrong-secret");
        assertThat(matrix.leftOut(Version.parse("6.0.0"))).isEmpty();
    }

    private static ImmutableSet<String> names(Matrix matrix) {
        return matrix.runs().stream().map(run -> run.theCase().name()).collect(ImmutableSet.toImmutableSet());
    }
}
