package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final StringWriter out = new StringWriter();
    private final Lines lines = new Lines(new PrintWriter(out), false);

    @Test
    void nobodyForgesALine() {
        lines.hear(LogEntry.of(LogGroup.IKE, 0, "failed",
                "home X with 192.0.2.1:500: I am \nike-up home\r\u001b[2J\u2028 and \\u000a"));
        lines.hear(new LogEntry(LogGroup.IKE, 0, "failed", "home", 0, "home Y",
                "offered \u202e\nike-up home\n\n  indented"));
        assertThat(out.toString()).isEqualTo("""
                failed home X with 192.0.2.1:500: I am \\u000aike-up home\\u000d\\u001b[2J\\u2028 and \\u000a
                failed home Y
                    offered \\u202e
                    ike-up home
                      indented
                """);
    }
}
