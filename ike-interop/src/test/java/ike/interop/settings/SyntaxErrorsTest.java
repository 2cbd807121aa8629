package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of the text format, to the letter: file, line, what is wrong, what was expected. */
class SyntaxErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{ no = name }|1|a \"{\" without the name of a section before it",
            "a {\\n = name\\n}|2|a \"=\" without a key before it",
            "a {\\n b = c\\n|1|the section \"a\" is not closed; expected a \"}\"",
            "a {\\n b {\\n c = d\\n}|1|the section \"a\" is not closed; expected a \"}\"",
            "a = b\\n}|2|a \"}\" that closes no section of this file",
            "a {\\n b = \"no end\\n}\\n|2|a string without end; expected a closing double quote",
            "a = \"no end\\\\|1|a string without end; expected a closing double quote",
            "spaces in {}|1|\"spaces\" is neither a setting nor a section; expected \"=\" or \"{\" behind it",
            "a\\nb = c|1|\"a\" is neither a setting nor a section; expected \"=\" or \"{\" behind it",
            "\\n\"a\" = b|2|a string where a name is expected; names take no quotes",
            "a.b { }|1|a name cannot have a \".\"; expected \"a\" to be a section, with { and } around what belongs to it",
            ", = x|1|expected a name, found \",\"",
            "a : { }|1|expected the absolute name of a section, like connections.base",
            "a :: b { }|1|expected the absolute name of a section, like connections.base",
            "a : b..c { }|1|expected the absolute name of a section, like connections.base",
            "b { }\\na : b\\n = c|3|expected \",\" or \"{\" behind the name of a referenced section",
            "a : b { }|1|there is no section \"b\" to inherit from; expected its absolute name, like connections.base",
            "a : a { }|1|the section \"a\" inherits from itself; expected references that end",
            "a : b { }\\nb : a { }|1|the section \"a\" inherits from itself; expected references that end",
            "a : a.x { x { } }|1|the section \"a\" inherits from itself; expected references that end"})
    void eachMistakeHasItsLine(String text, int line, String message) {
        assertThat(error(text.replace("\\n", "\n"))).isEqualTo("test.conf:" + line + ": " + message);
    }

    @Test
    void aControlCharacterInANameIsShownEscaped() {
        assertThat(error("a\u001b[2J = b")).isEqualTo(
                "test.conf:1: a name with a control character; expected printable characters");
        assertThat(error("a\u200f x = b")).startsWith("test.conf:1: \"a\\u{200f}\" is neither");
    }

    @Test
    void sectionsInsideEachOtherAreLimited() {
        assertThat(error("a {\n".repeat(33) + "}\n".repeat(33)))
                .isEqualTo("test.conf:33: more than 32 sections inside each other");
    }

    @Test
    void aSectionThatContainsItsHeirIsNoEndlessTree() {
        assertThat(error("a {\n b : a { }\n}")).startsWith("test.conf:2: references make \"b\" part of itself");
    }

    @Test
    void aChainOfReferencesIsLimited() {
        StringBuilder chain = new StringBuilder("s0 { }\n");
        for (int i = 1; i < 5_000; i++) {
            chain.insert(0, "s" + i + " : s" + (i - 1) + " { }\n");
        }
        assertThat(error(chain.toString())).endsWith("more than 64 references lead from one to the next");
    }

    @Test
    void sectionsThatDoubleWithEveryReferenceAreLimited() {
        StringBuilder doubling = new StringBuilder("s0 { }\n");
        for (int i = 1; i < 40; i++) {
            doubling.append("s%d { a : s%d { } \n b : s%d { } \n }\n".formatted(i, i - 1, i - 1));
        }
        assertThat(error(doubling.toString())).contains("expected at most 64 sections inside each other and 100000");
    }

    private static String error(String text) {
        ParsedSettings parsed = SettingsParser.parse("test.conf", text, Path.of("."));
        assertThat(parsed).isInstanceOf(ParsedSettings.Broken.class);
        return ((ParsedSettings.Broken) parsed).error().toString();
    }
}
