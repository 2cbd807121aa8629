package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IkeCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionNamesTheProjectAndJava() {
        assertThat(ike("version")).isZero();
        assertThat(out.toString()).matches("(?s)IKE for Java \\d+\\.\\d+\\.\\d+.*Java 25.*").doesNotContain("$");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionTellsWhichLibraryDoesWhat() {
        assertThat(ike("version", "--crypto")).isZero();
        assertThat(out.toString()).containsPattern("(?m)^AES-CBC +JDK 25 +JDK 25$")
                .containsPattern("(?m)^Camellia-CCM +\\S.* Bouncy Castle$")
                .containsPattern("(?m)^ML-KEM, DSA, Ed25519, Ed448: Bouncy Castle$");
    }

    @Test
    void versionIsAlsoAnOption() {
        ike("version");
        String asCommand = out.toString();
        out.getBuffer().setLength(0);
        assertThat(ike("--version")).isZero();
        assertThat(out.toString()).isEqualTo(asCommand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help", "help version", "version --help", "help fails-by"})
    void helpListsEveryExitCode(String commandLine) {
        assertThat(ike(commandLine.split(" ", -1))).isZero();
        for (ExitCode exitCode : ExitCode.values()) {
            assertThat(out.toString())
                    .containsPattern("(?m)^ +" + exitCode.code() + " +" + exitCode.meaning().split(":", 2)[0]);
        }
    }

    /** It is in another archive, which is built when it is asked for. */
    @Test
    void helpKnowsOfTheBenchmarksToo() {
        assertThat(ike("--help")).isZero();
        assertThat(out.toString()).contains("ike bench --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--no-such-option", "version --no-such-option", "version surplus", "no-such-command",
            "help no-such-command"})
    void anUnusableCommandLineIsOneLineAndTwo(String commandLine) {
        assertThat(ike(commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: ").hasLineCount(1).contains("--help)");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMistypedNameGetsASuggestion() {
        assertThat(ike("verson")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean").contains("version");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void aUserErrorIsOneLineAndItsOwnCode(ExitCode exitCode) {
        assertThat(ike("fails-by", "--user-error", exitCode.name())).isEqualTo(exitCode.code());
        assertThat(err.toString()).isEqualToIgnoringNewLines("ike: planted " + exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--exception", "--error"})
    void whateverEscapesIsOurBug(String kind) {
        assertThat(ike("fails-by", kind)).isEqualTo(70);
        assertThat(err.toString()).hasLineCount(1).contains("please report it", "planted", "--stacktrace shows where");
    }

    @Test
    void theStackTraceIsShownOnDemand() {
        assertThat(ike("fails-by", "--exception", "--stacktrace")).isEqualTo(70);
        assertThat(err.toString()).contains("\tat " + FailingCommand.class.getName());
    }

    @Test
    void theStackTraceIsShownByEnvironment() {
        assertThat(ike(Map.of("IKE_STACKTRACE", "1"), "fails-by", "--error")).isEqualTo(70);
        assertThat(err.toString()).contains("\tat " + FailingCommand.class.getName());
    }

    private int ike(String... args) {
        return ike(Map.of(), args);
    }

    private int ike(Map<String, String> environment, String... args) {
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), environment).execute(args);
    }
}
