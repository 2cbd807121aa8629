package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarValuesTest {

    @ParameterizedTest
    @CsvSource({"yes, true", "TRUE, true", "Enabled, true", "1, true", "no, false", "false, false", "disabled, false",
            "0, false"})
    void yesAndNoHaveFourSpellings(String text, boolean meant) throws BadValue {
        assertThat(ScalarValues.yesOrNo(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "y", "2", "", " yes"})
    void anythingElseIsNeither(String text) {
        assertThatThrownBy(() -> ScalarValues.yesOrNo(text)).hasMessage('"' + text + "\"; expected yes or no");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 30", "30s, 30", "10m, 600", "4h, 14400", "1d, 86400", "1D, 86400", "2 h, 7200",
            "0x10, 16", "0x10s, 16", "0x1d, 29", "0X10, 16", "4294967295, 4294967295"})
    void aTimeIsSecondsOrHasAUnit(String text, long seconds) throws BadValue {
        assertThat(ScalarValues.time(text)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1.5h", "4 hours", "1w", "h4", "0x", "1 2", "4h ", "99999999999999999999"})
    void whatIsNoTimeIsToldWhatIs(String text) {
        assertThatThrownBy(() -> ScalarValues.time(text))
                .hasMessage('"' + text + "\"; expected a time like 30s, 10m, 4h or 1d");
    }

    @Test
    void aTimeHas32Bits() {
        assertThatThrownBy(() -> ScalarValues.time("100000d"))
                .hasMessageEndingWith("1d of at most 4294967295 seconds");
    }

    @Test
    void anOctalLookingNumberIsAmbiguous() {
        assertThatThrownBy(() -> ScalarValues.time("010m")).hasMessage("\"010m\"; expected a time like 30s, 10m, 4h or"
                + " 1d that does not begin with 0, which strongSwan takes for an octal number");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 4096", "1k, 1024", "2M, 2097152", "3 g, 3221225472", "0x10k, 16384",
            "999999999999999g, 9223372036854775807"})
    void aSizeMayHaveAUnit(String text, long octets) throws BadValue {
        assertThat(ScalarValues.bytes(text)).isEqualTo(octets);
    }

    @Test
    void aNumberKeepsItsBounds() throws BadValue {
        assertThat(ScalarValues.port("4500")).isEqualTo(4500);
        assertThat(ScalarValues.number("0xffffffff")).isEqualTo(0xffff_ffffL);
        assertThatThrownBy(() -> ScalarValues.port("0")).hasMessage("\"0\"; expected a number from 1 to 65535");
        assertThatThrownBy(() -> ScalarValues.port("65536")).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> ScalarValues.number("500m")).hasMessageContaining("0 to 4294967295");
    }
}
