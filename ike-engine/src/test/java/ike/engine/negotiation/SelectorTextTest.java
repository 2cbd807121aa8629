package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TsType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class SelectorTextTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 65535, 10.1.0.0, 10.1.255.255, 10.1.0.0/16", "0, 0, 65535, 10.1.0.7, 10.1.0.7, 10.1.0.7/32",
            "0, 0, 65535, 10.1.0.1, 10.1.0.2, 10.1.0.1-10.1.0.2", "0, 0, 65535, 0.0.0.0, 255.255.255.255, 0.0.0.0/0",
            "6, 80, 80, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::/32[tcp/80]",
            "17, 0, 65535, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::/0[udp]",
            "6, 65535, 0, 10.0.0.0, 10.0.0.1, 10.0.0.0/31[tcp/opaque]",
            "1, 2048, 2048, 10.0.0.0, 10.0.0.2, 10.0.0.0-10.0.0.2[icmp/8(0)]",
            "58, 32768, 33023, ::1, ::1, ::1/128[ipv6-icmp/128(0)-128(255)]",
            "0, 500, 501, 10.0.0.1, 10.0.0.1, 10.0.0.1/32[any/500-501]",
            "47, 0, 65535, 10.0.0.1, 10.0.0.1, 10.0.0.1/32[47]"})
    void aRangeIsWrittenAsStrongSwanDoes(int protocol, int startPort, int endPort, String start, String end,
            String text) {
        assertThat(
                SelectorText.of(new AddressRange(protocol, startPort, endPort, IpAddress.of(start), IpAddress.of(end))))
                .isEqualTo(text);
    }

    @Test
    void anUnknownSelectorShowsItsTypeOnly() {
        assertThat(SelectorText.of(new TrafficSelector.UnknownSelector(TsType.of(200), 0, Bytes.utf8("x"))))
                .isEqualTo("a selector of type unknown (200)");
    }

    @Test
    void aLabelIsSafeToPrint() {
        assertThat(SelectorText.of(new TrafficSelector.SecurityLabel(Bytes.utf8("a:b\u001b"))))
                .isEqualTo("label a:b\\u001b");
    }
}
