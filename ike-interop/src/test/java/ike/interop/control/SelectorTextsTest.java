package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;

/** Selectors as strongSwan's list-sas shows them; scripts compare the text. */
class SelectorTextsTest {
    private static AddressRange range(int protocol, int port, String from, String to) {
        return new AddressRange(protocol, port, port == 0 ? TrafficSelector.MAX_PORT : port, IpAddress.of(from),
                IpAddress.of(to));
    }

    @Test
    void theOrderIsStrongswans() {
        assertThat(SelectorTexts.ofRanges(ImmutableList.of(range(0, 0, "fec1::", "fec1::ffff"),
                range(0, 0, "224.0.0.0", "239.255.255.255"), range(17, 0, "10.1.255.255", "10.1.255.255"),
                range(6, 22, "10.1.255.255", "10.1.255.255"), range(6, 0, "10.1.255.255", "10.1.255.255"),
                range(0, 0, "10.1.0.0", "10.1.0.0"), range(0, 0, "10.1.0.0", "10.1.255.255"))))
                .containsExactly("10.1.0.0/16", "10.1.0.0/32", "10.1.255.255/32[tcp]",
                        "10.1.255.255/32[tcp/ssh]", "10.1.255.255/32[udp]", "224.0.0.0/4", "fec1::/112");
    }
}
