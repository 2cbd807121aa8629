package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import ike.interop.swanctl.KeyRule.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTableTest {

    @Test
    void everyDefaultIsAccepted() {
        for (KeyRule rule : KeyRule.ALL) {
            boolean checked = rule.status() == Status.ONLY || rule.status() == Status.IGNORED;
            if (checked && !rule.defaultText().equals("-")) {
                assertThatCode(() -> rule.check(rule.defaultText())).as(rule.pattern()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyAcceptedValueIsOne() {
        for (KeyRule rule : KeyRule.ALL) {
            for (String value : rule.accepted()) {
                assertThatCode(() -> rule.check(value)).as(rule.pattern()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyPatternIsFoundAsItself() {
        for (KeyRule rule : KeyRule.ALL) {
            KeyTable table = KeyTable.SWANCTL;
            for (String section : rule.path().subList(0, rule.path().size() - 1)) {
                table = table.section(section.replace("*", "-1").replaceAll("[<>]", "")).orElseThrow();
            }
            assertThat(table.key(rule.path().getLast().replace("*", "").replaceAll("[<>]", ""))).contains(rule);
        }
    }

    @ParameterizedTest
    @CsvSource({"pkcs8-a, secrets.pkcs8*.secret", "pkcs12, secrets.pkcs12*.secret",
            "private-x, secrets.private*.secret",
            "ike, secrets.ike*.secret", "ikev2-gw, secrets.ike*.secret"})
    void theBeginningOfANameDecides(String section, String pattern) {
        assertThat(KeyTable.SWANCTL.section("secrets").flatMap(t -> t.section(section)).flatMap(t -> t.key("secret")))
                .map(KeyRule::pattern).contains(pattern);
    }

    @ParameterizedTest
    @CsvSource({"encpa, encap", "proposal, proposals", "local_adrs, local_addrs", "DPD_DELAY, ''", "x, ''",
            "rekeytime, rekey_time", "unqiue, unique"})
    void theNearestNameNeedsFewEdits(String name, String nearest) {
        KeyTable connection = KeyTable.SWANCTL.section("connections").flatMap(t -> t.section("c")).orElseThrow();
        assertThat(NearestName.of(name, connection.keyNames()).orElse("")).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, xbc, 1", "kitten, sitting, 3",
            "abcd, '', 4"})
    void editsAreCounted(String a, String b, int edits) {
        assertThat(NearestName.edits(a, b)).isEqualTo(edits);
        assertThat(NearestName.edits(b, a)).isEqualTo(edits);
    }

    @Test
    void namesAreListedAsAPersonDoes() {
        assertThat(ScalarValues.oneOf(ImmutableList.of("a"))).isEqualTo("a");
        assertThat(ScalarValues.oneOf(ImmutableList.of("a", "b", "c"))).isEqualTo("a, b or c");
    }
}
