package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.config.SelectorSpec;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notation of traffic selectors, as swanctl.conf(5) has it under "local_ts". */
class SelectorValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"dynamic | dynamic 0 0-65535", "10.1.0.0/16 | 10.1.0.0-10.1.255.255 0 0-65535",
            "10.1.0.1 | 10.1.0.1-10.1.0.1 0 0-65535", "10.1.0.1-10.1.0.9 | 10.1.0.1-10.1.0.9 0 0-65535",
            "2001:db8::/64 | 2001:db8::-2001:db8::ffff:ffff:ffff:ffff 0 0-65535",
            "0.0.0.0/0, ::/0 | 0.0.0.0-255.255.255.255 0 0-65535; ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 0 0-65535",
            "dynamic[tcp] | dynamic 6 0-65535", "dynamic[tcp/] | dynamic 6 0-65535",
            "dynamic[6/http] | dynamic 6 80-80",
            "dynamic[UDP/500] | dynamic 17 500-500", "dynamic[udp/1024-2047] | dynamic 17 1024-2047",
            "dynamic[/53] | dynamic 0 53-53", "dynamic[any/any] | dynamic 0 0-65535",
            "dynamic [gre] | dynamic 47 0-65535",
            "dynamic[tcp/opaque] | dynamic 6 65535-0", "dynamic[icmp/8] | dynamic 1 2048-2048",
            "dynamic[icmp/0x0301] | dynamic 1 769-769", "dynamic[ipv6-icmp/128-129] | dynamic 58 32768-33024",
            "10.1.0.0/16[udp/l2tp] | 10.1.0.0-10.1.255.255 17 1701-1701"})
    void addressesProtocolAndPorts(String text, String meant) throws BadValue {
        assertThat(SelectorValues.selectors(text).stream().map(SelectorValuesTest::show)
                .collect(Collectors.joining("; "))).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moon.example", "10.1.0.0/16[tcp", "10.1.0.0/16 tcp", "%any", "dynamik", "10.1.0.0/16]"})
    void whatIsNoSelectorIsToldWhatIs(String text) {
        assertThatThrownBy(() -> SelectorValues.selectors(text))
                .hasMessage('"' + text + "\"; expected dynamic, an address,"
                        + " a subnet or a range, with perhaps [protocol/port] behind it");
    }

    @ParameterizedTest
    @CsvSource({"dynamic[tpc], a protocol by its number or its usual name",
            "dynamic[256], a protocol by its number or its usual name",
            "dynamic[tcp/65536], 'a port or a range of ports by number, the usual name of a service, opaque or any'",
            "dynamic[tcp/99-1], 'a port or a range of ports by number, the usual name of a service, opaque or any'",
            "dynamic[tcp/htp], 'a port or a range of ports by number, the usual name of a service, opaque or any'"})
    void aBadProtocolOrPortIsNamed(String text, String expectation) {
        assertThatThrownBy(() -> SelectorValues.selectors(text)).hasMessage('"' + text + "\"; expected " + expectation);
    }

    private static String show(SelectorSpec selector) {
        return switch (selector) {
            case SelectorSpec.Dynamic(int protocol, int start, int end) ->
                "dynamic " + protocol + " " + start + "-" + end;
            case SelectorSpec.Fixed(AddressRange range) ->
                range.start() + "-" + range.end() + " " + range.protocol() + " "
                        + range.startPort() + "-" + range.endPort();
        };
    }
}
