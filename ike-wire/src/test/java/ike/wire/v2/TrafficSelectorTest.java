package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TrafficSelector.SecurityLabel;
import ike.wire.v2.TrafficSelector.UnknownSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic selectors as the figures of RFC 7296 §3.13.1 and RFC 9478 §2.1 have them, and what none can be. */
class TrafficSelectorTest {
    private static final IpAddress LOW = IpAddress.of("192.0.2.1");
    private static final IpAddress HIGH = IpAddress.of("192.0.2.2");

    /** The length of a selector counts its own four octets of header. */
    @Test
    void theFiguresOctetByOctet() {
        assertThat(octets(new SecurityLabel(Bytes.utf8("ab")))).isEqualTo("0a00 0006 6162".replace(" ", ""));
        assertThat(octets(new AddressRange(6, 80, 443, LOW, HIGH)))
                .isEqualTo("0706 0010 0050 01bb c0000201 c0000202".replace(" ", ""));
        assertThat(octets(AddressRange.of(IpAddress.of("2001:db8::"), IpAddress.of("2001:db8::ff"))))
                .isEqualTo("0800 0028 0000 ffff 20010db8000000000000000000000000 20010db80000000000000000000000ff"
                        .replace(" ", ""));
        assertThat(octets(new UnknownSelector(TsType.Known.TS_FC_ADDR_RANGE, 1, Bytes.of(7)))).isEqualTo("0901000507");
    }

    @Test
    void theLongestLabel() {
        Bytes longest = Bytes.zeros(0xffff - 4);
        assertThat(new SecurityLabel(longest).label()).isEqualTo(longest);
        assertThat(new UnknownSelector(TsType.of(200), 0, longest).body()).isEqualTo(longest);
        Bytes longer = Bytes.zeros(0xffff - 3);
        assertThatThrownBy(() -> new SecurityLabel(longer)).hasMessage("label of 65532 octets");
        assertThatThrownBy(() -> new SecurityLabel(Bytes.EMPTY)).hasMessage("label of 0 octets");
        assertThatThrownBy(() -> new UnknownSelector(TsType.of(200), 0, longer)).hasMessageContaining("65532 octets");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 65535", "256, 0, 65535", "6, -1, 5", "6, 0, 65536", "6, 443, 80", "6, 65535, 1"})
    void noRangeOfPorts(int protocol, int startPort, int endPort) {
        assertThatThrownBy(() -> new AddressRange(protocol, startPort, endPort, LOW, HIGH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoSelectorOfItsKind() {
        assertThatThrownBy(() -> AddressRange.of(HIGH, LOW)).hasMessageContaining("192.0.2.2 to 192.0.2.1");
        assertThatThrownBy(() -> AddressRange.of(LOW, IpAddress.of("2001:db8::"))).hasMessageContaining("addresses");
        assertThatThrownBy(() -> new UnknownSelector(TsType.Known.TS_SECLABEL, 0, Bytes.of(1)))
                .hasMessageContaining("has a selector of its own");
    }

    private static String octets(TrafficSelector selector) {
        TsPayload payload = TsPayload.tsi(ImmutableList.of(selector));
        String hex = IkeMessages.encodeChain(ImmutableList.of(payload)).hex();
        return hex.substring(2 * (4 + 4));
    }
}
