package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distinguished names as strongSwan compares them. */
class DistinguishedNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"C=CH, O=Test, CN=moon; C=CH, O=Test, CN=moon; true",
            "C=CH, O=Test, CN=moon; c=ch, o=TEST, cn=MOON; true", "/C=CH/O=Test/CN=moon; C=CH, O=Test, CN=moon; true",
            "C=CH, O=Test, CN=*; C=CH, O=Test, CN=moon; true", "C=CH, O=*, CN=*; C=CH, O=Test, CN=moon; true",
            "C=CH, O=Test, CN=moon; C=CH, O=Test, CN=*; false", "C=CH, O=Test; C=CH, O=Test, CN=moon; false",
            "C=CH, O=Test, OU=*; C=CH, O=Test, CN=moon; false", "CN=moon, O=Test, C=CH; C=CH, O=Test, CN=moon; false",
            "C=CH, O=Test, CN=m*; C=CH, O=Test, CN=moon; false"})
    void matching(String pattern, String name, boolean fits) {
        assertThat(DistinguishedName.parse(pattern).orElseThrow().matches(DistinguishedName.parse(name).orElseThrow()))
                .isEqualTo(fits);
    }

    @Test
    void aPatternIsToldFromAName() {
        assertThat(DistinguishedName.parse("CN=*").orElseThrow().isPattern()).isTrue();
        assertThat(DistinguishedName.parse("CN=moon").orElseThrow().isPattern()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "moon", "moon.example.org", "XX=moon", "/", "=x"})
    void whatIsNoName(String text) {
        assertThat(DistinguishedName.parse(text)).isEmpty();
    }

    @Test
    void octetsThatAreNoNameAreShownAndMatchNothing() {
        DistinguishedName none = new DistinguishedName(Bytes.of(1, 2, 3));
        assertThat(none).hasToString("010203");
        assertThat(none.matches(none)).isFalse();
    }
}
