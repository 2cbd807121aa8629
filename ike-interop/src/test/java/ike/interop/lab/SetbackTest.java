package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SetbackTest {
    private static final Both<Pattern> FAILED = new Both<>(Pattern.compile("^failed\\b"),
            Pattern.compile("N\\(NO_PROP"));

    @Test
    void whatASideSaysIsFinalAfterAWhile() {
        LineLog ours = log("failed before");
        LineLog peer = log("");
        Both<LineLog> logs = new Both<>(ours, peer);
        Setback patient = Setback.after(logs, FAILED, Duration.ofDays(1));
        Setback quick = Setback.after(logs, FAILED, Duration.ZERO);
        assertThat(quick.isFinal()).isFalse();
        assertThat(quick.words()).isEmpty();
        print(ours, "sent a lot\nfailed gw NO_PROPOSAL_CHOSEN\nfailed again");
        print(peer, "generating response [ N(NO_PROP) ]");
        assertThat(patient.isFinal()).isFalse();
        assertThat(quick.isFinal()).isTrue();
        assertThat(quick.words()).isEqualTo(
                "; ours said: failed gw NO_PROPOSAL_CHOSEN; peer said: generating response [ N(NO_PROP) ]");
    }

    @Test
    void whoKeepsSilentIsNotQuoted() {
        LineLog peer = log("");
        Setback setback = Setback.after(new Both<>(log(""), peer), FAILED, Duration.ZERO);
        print(peer, "generating response [ N(NO_PROP) ]");
        assertThat(setback.isFinal()).isTrue();
        assertThat(setback.words()).isEqualTo("; peer said: generating response [ N(NO_PROP) ]");
    }

    private static LineLog log(String text) {
        LineLog log = LineLog.of(stream(text));
        log.awaitEnd(Duration.ofSeconds(10));
        return log;
    }

    private static void print(LineLog log, String text) {
        log.goOn(stream(text));
        log.awaitEnd(Duration.ofSeconds(10));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
