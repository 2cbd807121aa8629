package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Includes and files, as strongswan.conf(5) describes them under "Including files". */
class IncludesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void anIncludeExtendsTheSectionThatItStandsIn() throws IOException {
        write("main.conf", """
                a = b
                section-one {
                  somevalue = before include
                  include include.conf
                }
                include other.conf
                """);
        write("include.conf", "somevalue = asdf\nsubsection {\n othervalue = yyy\n}\nyetanother = zz\n");
        write("other.conf", "section-one { subsection { othervalue = xxx } }\nsection-two { x = 12 }");
        assertThat(flat()).isEqualTo("""
                a=b
                section-one
                section-one.somevalue=asdf
                section-one.yetanother=zz
                section-one.subsection
                section-one.subsection.othervalue=xxx
                section-two
                section-two.x=12
                """);
    }

    @Test
    void aPatternIncludesWhatItMatchesInOrderOfNames() throws IOException {
        write("main.conf", "include conf.d/*.conf\ninclude none.d/*.conf\ninclude \"a folder/[!u-w]?.conf\"\n"
                + "include a\\ folder/z.conf # done");
        write("conf.d/b.conf", "k1 = b\norder = b\ninclude nested/n.conf");
        write("conf.d/a.conf", "k2 = a\norder = a");
        write("conf.d/.hidden.conf", "hidden = yes");
        write("conf.d/c.conf.off", "off = yes");
        write("conf.d/nested/n.conf", "nested = yes");
        Files.createDirectory(folder.resolve("conf.d/d.conf"));
        write("a folder/x1.conf", "x1 = yes");
        write("a folder/w1.conf", "w1 = yes");
        write("a folder/v1.conf", "v1 = yes");
        write("a folder/z.conf", "z = yes");
        assertThat(flat()).isEqualTo("k2=a\norder=b\nk1=b\nnested=yes\nx1=yes\nz=yes\n");
        assertThat(tree().warnings()).isEmpty();
    }

    @Test
    void aFileMayBeIncludedTwiceButNotByItself() throws IOException {
        write("main.conf", "a { include part.conf\n }\nb { include part.conf\n }");
        write("part.conf", "k = v");
        assertThat(flat()).isEqualTo("a\na.k=v\nb\nb.k=v\n");
    }

    @Test
    void aFileThatIsIncludedByNameAndMissingIsAWarning() throws IOException {
        write("main.conf", "a = b\n  include missing.conf\ninclude \n");
        assertThat(tree().warnings()).extracting(Diagnostic::toString).containsExactly(
                folder.resolve("main.conf") + ":2: there is no file \"missing.conf\" to include",
                folder.resolve("main.conf") + ":3: an include without a file name is passed over");
    }

    @Test
    void anErrorInAnIncludedFileNamesThatFile() throws IOException {
        write("main.conf", "s {\n include sub/i.conf\n}");
        write("sub/i.conf", "ok = 1\n}\n");
        assertThat(error()).isEqualTo(folder.resolve("sub/i.conf") + ":2: a \"}\" that closes no section of this file");
    }

    @Test
    void filesThatIncludeEachOtherAreAnError() throws IOException {
        write("main.conf", "\ninclude sub/i.conf");
        write("sub/i.conf", "include ../sub/../main.conf");
        assertThat(error()).startsWith(folder.resolve("sub/i.conf") + ":1: includes ").endsWith("what includes it");
    }

    @Test
    void filesInsideEachOtherAreLimited() throws IOException {
        write("main.conf", "include 1.conf");
        for (int i = 1; i < 20; i++) {
            write(i + ".conf", "include " + (i + 1) + ".conf");
        }
        write("20.conf", "a = b");
        assertThat(error()).isEqualTo(folder.resolve("15.conf")
                + ":1: too many includes; expected at most 16 files inside each other and 1000 in all");
    }

    @Test
    void whatCannotBeReadIsOneLine() throws IOException {
        Path main = folder.resolve("main.conf");
        assertThat(error()).isEqualTo(main + ": there is no such file");
        Files.createDirectory(main);
        assertThat(error()).isEqualTo(main + ": is a directory; expected a configuration file");
        Files.delete(main);
        Files.write(main, new byte[]{'a', '=', 'b', '\n', (byte) 0xe9, '\n'});
        assertThat(error()).isEqualTo(main + ":2: the octet 0xe9 is not UTF-8; expected a text in UTF-8");
        Files.write(main, new byte[SettingsFile.LARGEST + 1]);
        assertThat(error()).isEqualTo(main + ": has more than 4194304 octets; expected a configuration file");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        write("main.conf", "\ufeffa = b");
        assertThat(flat()).isEqualTo("a=b\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String flat() {
        return SettingsAsText.flat(tree().root());
    }

    private ParsedSettings.Tree tree() {
        ParsedSettings parsed = SettingsParser.parse(folder.resolve("main.conf"));
        assertThat(parsed).isInstanceOf(ParsedSettings.Tree.class);
        return (ParsedSettings.Tree) parsed;
    }

    private String error() {
        ParsedSettings parsed = SettingsParser.parse(folder.resolve("main.conf"));
        assertThat(parsed).isInstanceOf(ParsedSettings.Broken.class);
        return ((ParsedSettings.Broken) parsed).error().toString();
    }
}
