package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** No text throws; a tree that is written down is read as the same tree. */
class SettingsProperties {

    @Property(tries = 2_000)
    void anyTextIsATreeOrAnErrorWithItsLine(@ForAll("texts") String text) {
        switch (parse(text)) {
            case ParsedSettings.Broken(Diagnostic error) -> {
                assertThat(error.at().line()).isBetween(1, (int) text.lines().count() + 1);
                assertThat(error.toString()).matches("[^\\p{Cc}\\p{Cf}]+");
            }
            case ParsedSettings.Tree tree -> {
                String written = SettingsAsText.write(tree.root());
                assertThat(parse(written)).as(written).isInstanceOf(ParsedSettings.Tree.class);
                Section again = ((ParsedSettings.Tree) parse(written)).root();
                assertThat(SettingsAsText.flat(again)).isEqualTo(SettingsAsText.flat(tree.root()));
            }
        }
    }

    @Property(tries = 500)
    void anyCharactersAreATreeOrAnError(@ForAll String text) {
        assertThat(parse(text).toString()).isNotEmpty();
    }

    /** Tokens in any order: most are nonsense, many are close to sense. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> token = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("a", "b", "c", "include", "conn-1")),
                Tuple.of(6, Arbitraries.of(" { ", " } ", "{\n", "\n}\n", "\n")),
                Tuple.of(5, Arbitraries.of(" = ", "=", " = v\n", " = \"x \\n y\"\n", " =\n")),
                Tuple.of(2, Arbitraries.of(" : a ", ":b", " : a.b ", ", a.b", " ")),
                Tuple.of(1, Arbitraries.of("\"", "\\", "#", "# x\n", ".", ",", ":", "\r\n", "\t", "é",
                        "\u0000", "\u001b")));
        return token.list().ofMaxSize(40).map(tokens -> tokens.stream().collect(Collectors.joining()));
    }

    private static ParsedSettings parse(String text) {
        return SettingsParser.parse("test.conf", text, Path.of("/nonexistent"));
    }
}
