package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text out of a file, and names of files, in messages. */
class QuotedTest {
    private static final String LONG = "/a/folder".repeat(20) + "/swanctl.conf";

    @Test
    void aLongTextIsCutAndTheNameOfAFileIsNot() {
        assertThat(Quoted.of(LONG)).hasSize(Quoted.LONGEST + 5).endsWith("...\"");
        assertThat(new SourceLine(LONG, 7)).hasToString(LONG + ":7");
    }

    @Test
    void neitherCanBeginALine() {
        assertThat(Quoted.of("a\nb\u001b")).isEqualTo("\"a\\nb\\u{1b}\"");
        assertThat(SourceLine.of("a\nb")).hasToString("a\\nb");
    }
}
