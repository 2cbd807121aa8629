package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a command line of {@code ike lab} is told before a case is played, and without root. */
class LabCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aReportThatCannotBeWritten(@TempDir Path folder) {
        assertOneLine("cannot write " + folder + ": it is a folder", "--report", folder.toString());
        Path file = folder.resolve("none/interop.md");
        assertOneLine("cannot write " + file + ": there is no folder " + file.getParent(), "--report", file.toString());
    }

    @Test
    void nothingBesideNothing() {
        assertOneLine("--beside 0 is not at least 1", "--beside", "0");
    }

    @Test
    void casesThatAreNotThere(@TempDir Path folder) {
        assertOneLine("there is no folder nowhere; run this in the project's folder", "--cases", "nowhere");
        assertOneLine("no case in " + folder + " is called .*", "--cases", folder.toString());
        assertOneLine("--only (: ", "--cases", folder.toString(), "--only", "(");
    }

    private void assertOneLine(String expected, String... options) {
        err.getBuffer().setLength(0);
        String[] all = new String[options.length + 1];
        all[0] = "lab";
        System.arraycopy(options, 0, all, 1, options.length);
        StringWriter out = new StringWriter();
        assertThat(new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()).execute(all))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: ").contains(expected).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
