package ike.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.1, c0000201", "0.0.0.0, 00000000", "2001:db8::1, 20010db8000000000000000000000001",
            "::, 00000000000000000000000000000000", "::ffff:192.0.2.1, 00000000000000000000ffffc0000201"})
    void isWrittenAsUsual(String text, String hex) {
        IpAddress address = new IpAddress(Bytes.fromHex(hex));

        assertThat(address).hasToString(text);
        assertThat(IpAddress.parse(text)).contains(address);
        assertThat(address.isAny()).isEqualTo(hex.matches("0+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.256", "host.example", "1.2.3.4/24", "12345::", "fe80::1%eth0", "fe80::1%1"})
    void whatIsNoAddressIsNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedByFamilyThenValue() {
        assertThat(IpAddress.of("255.255.255.255")).isLessThan(IpAddress.of("::"));
        assertThat(IpAddress.of("9.0.0.0")).isLessThan(IpAddress.of("128.0.0.0"));
        assertThat(IpAddress.of("2001:db8::ffff")).isLessThan(IpAddress.of("2001:db8::1:0"));
    }

    @Test
    void hasFourOrSixteenOctets() {
        assertThatThrownBy(() -> new IpAddress(Bytes.zeros(5))).isInstanceOf(IllegalArgumentException.class);
    }
}
