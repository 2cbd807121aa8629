package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line with a program and its arguments. */
class CommandWordsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"/usr/libexec/_updown iptables | /usr/libexec/_updown;iptables",
            "  a   b  | a;b", "'a b' \"c d\" | a b;c d", "a\\ b \"c\\\"d\" | a b;c\"d", "x'y z'w | xy zw",
            "a '' b | a;;b", "a;b $HOME & | a;b;$HOME;&"}, delimiter = '|')
    void blanksSeparateAndQuotesJoin(String line, String words) throws BadValue {
        assertThat(String.join(";", CommandWords.of(line))).isEqualTo(words);
    }

    @Test
    void aQuoteHasAnEnd() {
        assertThatThrownBy(() -> CommandWords.of("a \"b")).hasMessageContaining("with \" at the end");
    }
}
