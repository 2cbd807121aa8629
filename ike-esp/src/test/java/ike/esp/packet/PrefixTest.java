package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.2.0.1    | 10.2.0.1                                | 10.2.0.1/32
            10.2.0.0    | 10.2.255.255                            | 10.2.0.0/16
            0.0.0.0     | 255.255.255.255                         | 0.0.0.0/0
            10.0.0.1    | 10.0.0.6                                | 10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32
            0.0.0.0     | 10.0.0.0                                | 0.0.0.0/5 8.0.0.0/7 10.0.0.0/32
            ::          | ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | ::/0
            2001:db8::  | 2001:db8::2                             | 2001:db8::/127 2001:db8::2/128
            """)
    void aRangeBecomesTheFewestPrefixes(String start, String end, String prefixes) {
        AddressRange range = AddressRange.of(IpAddress.of(start), IpAddress.of(end));
        assertThat(Prefix.of(range).stream().map(Prefix::toString).collect(Collectors.joining(" ")))
                .isEqualTo(prefixes);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.1, 255.255.255.254, 62", "::1, ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe, 254"})
    void noRangeNeedsMoreThanItsFamilysWorst(String start, String end, int count) {
        assertThat(Prefix.of(AddressRange.of(IpAddress.of(start), IpAddress.of(end)))).hasSize(count);
    }
}
