package ike.interop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Levels, and lines that nobody forges. */
class LogPrinterTest {
    private final StringWriter out = new StringWriter();

    @Test
    void levelsAreStrongSwans() {
        LogLevels levels = LogLevels.parse("ike=2, cfg=-1,default=0").orElseThrow();
        assertThat(levels.include(LogGroup.IKE, 2)).isTrue();
        assertThat(levels.include(LogGroup.IKE, 3)).isFalse();
        assertThat(levels.include(LogGroup.CFG, 0)).isFalse();
        assertThat(levels.include(LogGroup.NET, 0)).isTrue();
        assertThat(levels.include(LogGroup.NET, 1)).isFalse();
        assertThat(LogLevels.parse("2")).contains(LogLevels.all(2));
        for (String bad : new String[]{"ike", "ike=5", "ike=x", "nosuch=1", "-2"}) {
            assertThat(LogLevels.parse(bad)).as(bad).isEqualTo(Optional.empty());
        }
    }

    @Test
    void textLinesAreInTheShapeOfCharonsAndCannotBeForged() {
        new LogPrinter(new PrintWriter(out), LogLevels.all(1), false).hear(new LogEntry(LogGroup.IKE, 0, "failed",
                "home", 7, "home X\n2026-01-01 [IKE] ike-up home\u001b[2J", "one\r\ntwo\u202e"));
        assertThat(out.toString()).hasLineCount(3)
                .containsPattern("^[-0-9]{10} [:.0-9]{12} \\[IKE\\] <home\\|7> failed home X\\\\u000a2026")
                .contains("\\u001b[2J\n    one\n    two\\u202e\n");
    }

    @Test
    void jsonLinesHaveStableNames() {
        LogPrinter printer = new LogPrinter(new PrintWriter(out), LogLevels.all(1), true);
        printer.hear(new LogEntry(LogGroup.CHD, 0, "child-up", "home", 7, "home/net \"x\"\n", ""));
        printer.hear(LogEntry.remark(LogGroup.NET, 1, "dropped"));
        assertThat(out.toString().lines().map(line -> line.replaceFirst("\"time\":\"[^\"]+\"", "T"))).containsExactly(
                "{T,\"group\":\"CHD\",\"level\":0,\"event\":\"child-up\",\"ike\":\"home\",\"ike_id\":7,"
                        + "\"message\":\"home/net \\\"x\\\"\\\\u000a\"}",
                "{T,\"group\":\"NET\",\"level\":1,\"event\":\"note\",\"message\":\"dropped\"}");
    }

    /** What explains a failure is the same on a terminal, in JSON, and for whoever calls us. */
    @Test
    void anExplanationIsTheSameEverywhere() {
        String explanation = "no proposal in common: 1 offered, 1 configured\noffered proposal 1\n    ENCR  AES\n";
        LogEntry entry = new LogEntry(LogGroup.IKE, 0, "failed", "home", 7, "home X", explanation);
        new LogPrinter(new PrintWriter(out), LogLevels.all(1), false).hear(entry);
        assertThat(out.toString().lines().skip(1).map(String::strip))
                .containsExactlyElementsOf(explanation.lines().map(String::strip).toList());
        new LogPrinter(new PrintWriter(out), LogLevels.all(1), true).hear(entry);
        assertThat(out.toString()).contains("\"explanation\":[\"no proposal in common: 1 offered, 1 configured\","
                + "\"offered proposal 1\",\"    ENCR  AES\"]");
    }
}
