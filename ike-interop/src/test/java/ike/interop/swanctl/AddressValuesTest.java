package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.wire.ip.IpAddress;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressValuesTest {
    private static final HostNames NAMES = name -> name.equals("moon.example")
            ? ImmutableList.of(IpAddress.of("192.0.2.7"), IpAddress.of("2001:db8::7"))
            : ImmutableList.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"%any | 0.0.0.0-255.255.255.255 ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "%any4 | 0.0.0.0-255.255.255.255", "0.0.0.0 | 0.0.0.0-255.255.255.255",
            "%any6 | ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            ":: | ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "192.0.2.1 | 192.0.2.1-192.0.2.1",
            "192.0.2.1, 2001:db8::1 ,, | 192.0.2.1-192.0.2.1 2001:db8::1-2001:db8::1",
            "10.1.2.3/8 | 10.0.0.0-10.255.255.255", "10.1.2.3/31 | 10.1.2.2-10.1.2.3",
            "0.0.0.0/0 | 0.0.0.0-255.255.255.255",
            "2001:db8::/33 | 2001:db8::-2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
            "10.0.0.1 - 10.0.0.9 | 10.0.0.1-10.0.0.9", "moon.example | 192.0.2.7-192.0.2.7 2001:db8::7-2001:db8::7"})
    void aListOfAddressesIsAListOfRanges(String text, String ranges) throws BadValue {
        ImmutableList<AddressPattern> patterns = AddressValues.patterns(text, NAMES);
        assertThat(patterns.stream().map(p -> p.first() + "-" + p.last()).collect(Collectors.joining(" ")))
                .isEqualTo(ranges);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300.1.2.3", "10.0.0.0/33", "10.0.0.0/", "10.0.0.9-10.0.0.1", "10.0.0.1-2001:db8::1",
            "%defaultroute", "2001:db8::g", "10.0.0.0/-1", "a b"})
    void whatIsNoAddressIsToldWhatIs(String text) {
        assertThatThrownBy(() -> AddressValues.patterns(text, NAMES)).hasMessage('"' + text + "\"; expected %any, an"
                + " address, a subnet like 10.0.0.0/8, a range like 10.0.0.1-10.0.0.9, or the name of a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun.example", "moon-example"})
    void aNameThatCannotBeResolvedMeansNobody(String text) throws BadValue {
        ImmutableList<AddressPattern> patterns = AddressValues.patterns(text, NAMES);
        assertThat(patterns).containsExactly(AddressPattern.unresolved(text));
        for (String address : new String[]{"0.0.0.0", "192.0.2.7", "255.255.255.255", "::"}) {
            assertThat(patterns.getFirst().matches(IpAddress.of(address))).isFalse();
        }
        assertThat(patterns.getFirst().isExact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , "})
    void aListHasAtLeastOneItem(String text) {
        assertThatThrownBy(() -> AddressValues.patterns(text, NAMES))
                .hasMessageEndingWith("expected at least one item");
    }
}
