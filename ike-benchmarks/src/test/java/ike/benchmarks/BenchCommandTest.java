package ike.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import ike.benchmarks.crypto.CaseParameter;
import ike.interop.cli.IkeCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ike bench} is found by {@code ike}, and says what is wrong with a command line. */
class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsWhatThePatternFinds() {
        assertThat(ike("bench", "--list", "crypto.Prf")).isZero();
        int cases = CaseParameter.PRF.here().size();
        assertThat(out.toString().lines()).containsExactly("crypto.PrfBenchmark.newKey, " + cases + " cases",
                "crypto.PrfBenchmark.plus, " + cases + " cases", "crypto.PrfBenchmark.sameKey, " + cases + " cases");
    }

    /** All of the cryptography, and the messages that carry it. */
    @Test
    void cryptoIsAGroup() {
        assertThat(ike("bench", "--list", "crypto")).isZero();
        assertThat(out.toString()).contains("crypto.EspBenchmark.seal", "crypto.KeyExchangeBenchmark.agree",
                "esp.PacketBenchmark.open", "wire.MessageBenchmark.decode").doesNotContain("HandshakeBenchmark");
    }

    @Test
    void refusesPatternsThatFindNothing() {
        assertThat(ike("bench", "no such thing")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines(
                "ike: no benchmark's name contains 'no such thing' (see: ike bench --list)\n");
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThat(ike("bench", "(")).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: PATTERN is no regular expression").hasLineCount(1);
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeItMeasures(@TempDir Path folder) {
        Path file = folder.resolve("none/costs.json");
        assertThat(ike("bench", "--json", file.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines(
                "ike: cannot write " + file + ": there is no folder " + file.getParent());
        assertThat(ike("bench", "--json", folder.toString())).isEqualTo(2);
        assertThat(ike("bench", "esp", "--chart", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot write " + folder + ": it is a folder").hasLineCount(3);
    }

    @Test
    void refusesToMeasureForNoTime() {
        assertThat(ike("bench", "--seconds", "0")).isEqualTo(2);
        assertThat(ike("bench", "--forks", "0")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(2);
    }

    private int ike(String... args) {
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), ImmutableMap.of()).execute(args);
    }
}
