package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import org.junit.jupiter.api.Test;

class InnerPacketTest {
    private static final String A4 = "10.1.0.1";
    private static final String B4 = "255.2.0.1";
    private static final String A6 = "2001:db8::1";
    private static final String B6 = "fe80:ffff::8000:0:0:2";

    private final InnerPacket packet = new InnerPacket();

    @Test
    void udpOverIpv4() {
        assertThat(read(Packets.v4(A4, B4, 17, Packets.udp(40000, 53, 10)))).isTrue();
        assertThat(packet.isV4()).isTrue();
        assertThat(packet.source()).isEqualTo(IpAddress.of(A4));
        assertThat(packet.destination()).isEqualTo(IpAddress.of(B4));
        assertThat(packet.length()).isEqualTo(38);
        assertThat(packet.nextHeader()).isEqualTo(4);
        expect(17, 40000, 53);
    }

    @Test
    void ipv4OptionsAreSteppedOver() {
        Bytes plain = Packets.v4(A4, B4, 6, Packets.udp(1, 65535, 12));
        Bytes withOptions = Bytes.concat(Bytes.of(0x46, 0), Bytes.u16(plain.length() + 4), plain.slice(4, 20),
                Bytes.zeros(4), plain.from(20));
        assertThat(read(withOptions)).isTrue();
        expect(6, 1, 65535);
    }

    @Test
    void udpOverIpv6() {
        assertThat(read(Packets.v6(A6, B6, 17, Packets.udp(40000, 53, 0)))).isTrue();
        assertThat(packet.isV4()).isFalse();
        assertThat(packet.source()).isEqualTo(IpAddress.of(A6));
        assertThat(packet.destination()).isEqualTo(IpAddress.of(B6));
        assertThat(packet.length()).isEqualTo(48);
        assertThat(packet.nextHeader()).isEqualTo(41);
        expect(17, 40000, 53);
    }

    @Test
    void ipv6ExtensionHeadersAreFollowed() {
        Bytes hopByHop = Bytes.of(43, 0, 1, 4, 0, 0, 0, 0);
        Bytes routing = Bytes.concat(Bytes.of(60, 1, 4, 0), Bytes.zeros(12));
        Bytes destination = Bytes.of(44, 0, 1, 4, 0, 0, 0, 0);
        Bytes firstFragment = Bytes.of(17, 0, 0, 1, 0, 0, 0, 9);
        assertThat(read(Packets.v6(A6, B6, 0,
                Bytes.concat(hopByHop, routing, destination, firstFragment, Packets.udp(7, 8, 0))))).isTrue();
        expect(17, 7, 8);
    }

    @Test
    void laterFragmentsHideTheirPorts() {
        assertThat(read(Packets.v4(A4, B4, 17, 0x2001, Packets.udp(7, 8, 0)))).isTrue();
        expect(17, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
        assertThat(read(Packets.v6(A6, B6, 44, Bytes.concat(Bytes.of(17, 0, 0, 8, 0, 0, 0, 9), Packets.udp(7, 8, 0)))))
                .isTrue();
        expect(17, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
    }

    @Test
    void aLaterFragmentThatBeganWithExtensionsHidesItsProtocolToo() {
        assertThat(read(Packets.v6(A6, B6, 44, Bytes.concat(Bytes.of(60, 0, 0, 8, 0, 0, 0, 9), Packets.udp(7, 8, 0)))))
                .isTrue();
        expect(InnerPacket.HIDDEN, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
    }

    @Test
    void icmpShowsTypeAndCode() {
        assertThat(read(Packets.v4(A4, B4, 1, Bytes.of(8, 3, 0, 0)))).isTrue();
        expect(1, 0x0803, InnerPacket.IRRELEVANT);
        assertThat(read(Packets.v6(A6, B6, 58, Bytes.of(128, 0, 0, 0)))).isTrue();
        expect(58, 0x8000, InnerPacket.IRRELEVANT);
        assertThat(read(Packets.v6(A6, B6, 135, Bytes.of(59, 1, 5, 0, 0, 0)))).isTrue();
        expect(135, 0x0500, InnerPacket.IRRELEVANT);
    }

    @Test
    void whatHasNoPortsOrIsCutHidesThem() {
        assertThat(read(Packets.v4(A4, B4, 47, Packets.udp(7, 8, 0)))).isTrue();
        expect(47, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
        assertThat(read(Packets.v4(A4, B4, 17, Bytes.of(1, 2, 3)))).isTrue();
        expect(17, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
        assertThat(read(Packets.v6(A6, B6, 0, Bytes.of(17, 0, 1, 4)))).isTrue();
        expect(InnerPacket.HIDDEN, InnerPacket.HIDDEN, InnerPacket.HIDDEN);
    }

    @Test
    void paddingBehindThePacketIsNotPartOfIt() {
        Bytes datagram = Packets.v4(A4, B4, 17, Packets.udp(7, 8, 0));
        assertThat(read(Bytes.concat(datagram, Bytes.zeros(30)))).isTrue();
        assertThat(packet.length()).isEqualTo(28);
    }

    @Test
    void contradictingLengthsAreRefused() {
        Bytes v4 = Packets.v4(A4, B4, 17, Packets.udp(7, 8, 0));
        Bytes v6 = Packets.v6(A6, B6, 17, Packets.udp(7, 8, 0));
        assertThat(read(Bytes.EMPTY)).isFalse();
        assertThat(read(v4.slice(0, 19))).isFalse();
        assertThat(read(v4.slice(0, 27))).as("cut").isFalse();
        assertThat(read(Bytes.concat(Bytes.of(0x44), v4.from(1)))).as("header below 20 octets").isFalse();
        assertThat(read(Bytes.concat(Bytes.of(0x4f), v4.from(1)))).as("header longer than the packet").isFalse();
        assertThat(read(Bytes.concat(Bytes.of(0x45, 0, 0, 19), v4.from(4)))).as("total length below the header")
                .isFalse();
        assertThat(read(v6.slice(0, 39))).isFalse();
        assertThat(read(v6.slice(0, 47))).as("cut").isFalse();
        assertThat(read(Bytes.concat(Bytes.of(0x50), v4.from(1)))).as("version 5").isFalse();
    }

    private boolean read(Bytes octets) {
        byte[] frame = Bytes.concat(Bytes.zeros(3), octets).toArray();
        return packet.read(frame, 3, octets.length());
    }

    private void expect(int protocol, int sourcePort, int destinationPort) {
        assertThat(packet.protocol()).isEqualTo(protocol);
        assertThat(packet.sourcePort()).isEqualTo(sourcePort);
        assertThat(packet.destinationPort()).isEqualTo(destinationPort);
    }
}
