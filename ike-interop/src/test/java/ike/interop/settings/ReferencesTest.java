package ike.interop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** References, as strongswan.conf(5) describes them under "Referencing other sections". */
class ReferencesTest {

    @Test
    void whatIsInheritedFollowsWhatIsOwn() {
        assertThat(flat("""
                main {
                  sub1 {
                    key1 = one.1
                    key2 = one.2
                    key4 = one.4
                    inner { k1 = one.i1
                      k2 = one.i2 }
                    inner1 { k1 = one.i1 }
                  }
                  sub2 : main.sub1 {
                    key2 = two.2
                    key3 = two.3
                    key4 =
                    inner { k1 = two.i1
                      k3 = two.i3 }
                  }
                }
                """)).endsWith("""
                main.sub2
                main.sub2.key2=two.2
                main.sub2.key3=two.3
                main.sub2.key1=one.1
                main.sub2.inner
                main.sub2.inner.k1=two.i1
                main.sub2.inner.k3=two.i3
                main.sub2.inner.k2=one.i2
                main.sub2.inner1
                main.sub2.inner1.k1=one.i1
                """);
    }

    @Test
    void severalReferencesCountFromLeftToRight() {
        assertThat(flat("""
                a { k1 = a
                  k2 = a
                  sa { } }
                b { k2 = b
                  k3 = b
                  sb { } }
                ab : a, b { k3 = own }
                ba : b ,
                  a { k3 = own }
                """)).endsWith("""
                ab
                ab.k3=own
                ab.k1=a
                ab.k2=a
                ab.sa
                ab.sb
                ba
                ba.k3=own
                ba.k2=b
                ba.k1=a
                ba.sb
                ba.sa
                """);
    }

    @Test
    void aSectionInheritsWhatTheSectionsAroundItInheritInTheSamePlace() {
        assertThat(flat("""
                sec-a { sub1 { a1 = a1
                    key = a } }
                sec-b : sec-a {
                  sub1 { b1 = b1
                    key = b }
                  sub2 { b2 = b2
                    key = b2 }
                }
                sec-c : sec-b {
                  sub2 : sec-b.sub1 { c2 = c2 }
                }
                """)).endsWith("""
                sec-c
                sec-c.sub2
                sec-c.sub2.c2=c2
                sec-c.sub2.b1=b1
                sec-c.sub2.key=b
                sec-c.sub2.a1=a1
                sec-c.sub2.b2=b2
                sec-c.sub1
                sec-c.sub1.b1=b1
                sec-c.sub1.key=b
                sec-c.sub1.a1=a1
                """);
    }

    @Test
    void aReferenceMayComeBeforeItsTargetAndTwice() {
        assertThat(flat("heir:base{}\nheir\n:\nbase\n,base {}\nbase { k = v }")).startsWith("heir\nheir.k=v\n");
    }

    @Test
    void theTreeTellsWhichSectionsAreReferenced() {
        ParsedSettings parsed = parse("base { x { } }\na : base, base.x { }\nunused { }");
        assertThat(((ParsedSettings.Tree) parsed).referenced()).containsExactly("base", "base.x");
    }

    @Test
    void anInheritedSettingKeepsThePlaceWhereItWasWritten() {
        Section root = ((ParsedSettings.Tree) parse("base {\n k = v\n}\na : base {\n}")).root();
        assertThat(root.section("a").orElseThrow().setting("k").orElseThrow().at()).hasToString("test.conf:2");
    }

    private static String flat(String text) {
        return SettingsAsText.flat(((ParsedSettings.Tree) parse(text)).root());
    }

    private static ParsedSettings parse(String text) {
        ParsedSettings parsed = SettingsParser.parse("test.conf", text, Path.of("."));
        assertThat(parsed).isInstanceOf(ParsedSettings.Tree.class);
        return parsed;
    }
}
