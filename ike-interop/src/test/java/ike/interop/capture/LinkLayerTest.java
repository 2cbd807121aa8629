package ike.interop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.capture.LinkLayer.Content;
import ike.wire.Bytes;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLayerTest {
    private static final String MACS = "0200000000010200000000ff";

    /** P is one IPv4 packet's beginning, S six zero octets' worth of addresses. */
    @ParameterizedTest
    @CsvSource({"1, M 0800 4501, 4501", "1, M 86dd 6001, 6001", "1, M 8100 0005 0800 4501, 4501",
            "1, M 88a8 0005 8100 0006 86dd 6001, 6001", "1, M 9100 0005 0800 4501, 4501", "101, 4501, 4501",
            "12, 6001, 6001", "228, 4501, 4501",
            "229, 6001, 6001", "0, 02000000 4501, 4501", "0, 00000002 4501, 4501", "0, 1e000000 6001, 6001",
            "0, 0a000000 6001, 6001", "108, 0000001c 6001, 6001",
            "113, 0004 0001 0006 0000000000000000 0800 4501, 4501",
            "1, M 8864 11 00 0005 0004 0021 4501, 4501", "1, M 8100 0005 8864 11 00 0005 0004 0057 6001, 6001",
            "9, ff03 0021 4501, 4501", "9, 0057 6001, 6001", "9, 21 4501, 4501", "50, ff03 0021 4501, 4501",
            "51, 11 00 0005 0004 0021 4501, 4501",
            "239, 0200 0000 0800 0100 00000000 0500 0a00 00000000 0600 0900 4501, 4501",
            "276, 86dd 0000 00000001 0001 00 06 0000000000000000 6001, 6001"})
    void findsTheIpPacket(int linkType, String hex, String packet) {
        assertThat(strip(linkType, hex)).isEqualTo(new Content.Ip(Bytes.fromHex(packet)));
    }

    @ParameterizedTest
    @CsvSource({"1, M 0806 0001, ARP", "1, M 0026 4242, IEEE 802.3", "1, M 1234 00, ethertype 1234",
            "1, M 08, cut short frame",
            "1, M 8100 00, cut short frame", "105, 00, link type 105", "0, 07000000 00, address family 7",
            "0, 0200, cut short frame", "101, 5500, IP version 5",
            "1, M 8863 11 09 0000 0000, PPPoE", "1, M 8864 11 00 00, cut short frame", "9, c021 01, PPP protocol c021",
            "9, ff03 00, cut short frame",
            "239, 0200 0000 0800 0100 00000000, NFLOG without a packet",
            "239, 0200 0000 ff00 0900 4501, cut short frame", "1, M 0800, empty frame",
            "1, M 8100 0001 8100 0001 8100 0001 8100 0001 8100 0001 0800 45, VLAN tags without end"})
    void namesWhatIsNotIp(int linkType, String hex, String what) {
        assertThat(strip(linkType, hex)).isEqualTo(new Content.Other(what));
    }

    private static Content strip(int linkType, String hex) {
        Bytes octets = Bytes.fromHex(hex.replace("M", MACS));
        return LinkLayer.strip(new Frame(1, Optional.empty(), linkType, octets, octets.length()));
    }
}
