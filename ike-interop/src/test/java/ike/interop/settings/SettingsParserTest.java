package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text format without includes and references; the rules are those of strongswan.conf(5). */
class SettingsParserTest {

    @Test
    void sectionsNestAndKeepTheirOrder() {
        assertThat(flat("""
                a = b   # a comment
                section-one {
                  somevalue = asdf
                  subsection { othervalue = xxx }
                  # nothing = here
                  yetanother = zz }
                section-two
                {
                }
                """)).isEqualTo("""
                a=b
                section-one
                section-one.somevalue=asdf
                section-one.yetanother=zz
                section-one.subsection
                section-one.subsection.othervalue=xxx
                section-two
                """);
    }

    @Test
    void aSectionThatIsOpenedAgainIsExtended() {
        assertThat(flat("""
                a { x = 1
                  y = 2 }
                b { }
                a { y = 3
                  z = 4 }
                """)).isEqualTo("a\na.x=1\na.y=3\na.z=4\nb\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, value = {
            "value|value", " words  and\tblanks  |words and blanks",
            "with = and { and , and ;|with = and { and , and ;",
            "hash#comment|hash", "\"  kept  \"|  kept  ", "\"a\" b \"c\"|a b c", "a\"b\"c|a b c",
            "\"all { these } # = count\"|all { these } # = count", "\"say \\\"hi\\\" \\\\\"|say \"hi\" \\", "\"\"|~~",
            "back\\slash|back\\slash", "\"\\a\\b\"|ab", "ünï 鍵|ünï 鍵"})
    void aValueIsWordsAndStrings(String written, String meant) {
        assertThat(value("key = " + written)).isEqualTo(meant);
    }

    @Test
    void aValueEndsBeforeTheBraceThatClosesItsSection() {
        assertThat(flat("a { b { c = d } e = f }")).isEqualTo("a\na.e=f\na.b\na.b.c=d\n");
    }

    @Test
    void aCommentThatTouchesAValueIsAWarning() {
        assertThat(warnings("a = b#c\nd = e #f\ng = \"h\"# i\nj =# k\nl = m"))
                .isEqualTo(
                        "[test.conf:1: the value of \"a\" ends at a \"#\" that stands right behind it; if it belongs to"
                                + " the value, put the value into double quotes]");
    }

    @Test
    void aStringMayRunOverLines() {
        assertThat(value("key = \"one\ntwo\\\nthree\\nfour\\tfive\\rsix\"\nother = x"))
                .isEqualTo("one\ntwothree\nfour\tfive\rsix");
    }

    @Test
    void linesMayEndTheWindowsWay() {
        assertThat(flat("a {\r\n  key = v w\r\n  none =\r\n  str = \"x\r\ny\\\r\nz\"\r\n}\r\n"))
                .isEqualTo("a\na.key=v w\na.str=x\nyz\n");
    }

    @Test
    void anEmptyAssignmentClearsAndAnEmptyStringDoesNot() {
        assertThat(flat("a = 1\na =\nb = 1\nb = \"\"\nc = # nothing\nd = 1")).isEqualTo("b=\nd=1\n");
    }

    @Test
    void theWordIncludeCanBeAKeyOrASection() {
        assertThat(flat("include = a\ninclude{ include  = b }")).isEqualTo("include=a\ninclude\ninclude.include=b\n");
    }

    @Test
    void everySettingAndSectionKnowsItsLine() {
        Section root = root("\n# one\na {\n  k = \"x\n y\"\n  l = 1\n}\na {\n l = 2\n}");
        Section a = root.section("a").orElseThrow();
        assertThat(a.at()).hasToString("test.conf:3");
        assertThat(a.setting("k").orElseThrow().at()).hasToString("test.conf:4");
        assertThat(a.setting("l").orElseThrow().at()).hasToString("test.conf:9");
    }

    @Test
    void aSettingShowsItsKeyButNotItsValue() {
        assertThat(root("secret = hunter2").settings().toString()).contains("secret").doesNotContain("hunter2");
    }

    private static String value(String text) {
        return root(text).setting("key").orElseThrow().value();
    }

    private static String flat(String text) {
        return SettingsAsText.flat(root(text));
    }

    private static String warnings(String text) {
        return ((ParsedSettings.Tree) SettingsParser.parse("test.conf", text, Path.of("."))).warnings().toString();
    }

    private static Section root(String text) {
        ParsedSettings parsed = SettingsParser.parse("test.conf", text, Path.of("."));
        assertThat(parsed).isInstanceOf(ParsedSettings.Tree.class);
        return ((ParsedSettings.Tree) parsed).root();
    }
}
