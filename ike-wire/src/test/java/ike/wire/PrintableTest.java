package ike.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({"mond.example, 6d6f6e642e6578616d706c65", "Tür, 54c3bc72", "a b, 612062", "a\\\\b, 615c62",
            "\\u000a, 0a", "\\u001b[2J, 1b5b324a", "\\u202e, e280ae", "\\u00a0, c2a0", "\\ufffd, ff",
            "\\u2028, e280a8", "\\udb40\\udc41, f3a08181", "'', ''"})
    void keepsTextAndEscapesWhatCouldLeadAstray(String text, String hex) {
        assertThat(Printable.text(Bytes.fromHex(hex))).isEqualTo(text);
    }

    @Test
    void keepsCharactersBeyondTheFirstPlane() {
        assertThat(Printable.text(Bytes.utf8("\uD83D\uDD11"))).isEqualTo("\uD83D\uDD11");
    }

    @Test
    void ofALineOnlyWhatCouldLeadAstrayIsEscaped() {
        assertThat(Printable.line("already \\u000a, now \n and \u202e"))
                .isEqualTo("already \\u000a, now \\u000a and \\u202e");
    }
}
