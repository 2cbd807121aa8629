package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.BigEndian;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import org.junit.jupiter.api.Test;

/** What the sender of a packet that is too long gets (RFC 1191 §4, RFC 4443 §3.2), and who gets nothing. */
class IcmpTooBigTest {
    private final byte[] answer = new byte[IcmpTooBig.LONGEST];
    private final InnerPacket inner = new InnerPacket();

    @Test
    void anIpv4SenderLearnsTheMtuAndSeesWhichPacketItWas() {
        Bytes packet = Packets.v4("10.1.0.1", "10.2.0.1", 17, 0x4000, Packets.udp(5, 6, 1300));
        int length = answer(packet, 1222);
        assertThat(length).isEqualTo(20 + 8 + 28);
        assertThat(Ipv4.isPacket(answer, 0, length)).isTrue();
        assertThat(Ipv4.isChecksumRight(answer, 0)).isTrue();
        assertThat(InternetChecksum.of(answer, 20, length - 20)).isZero();
        assertThat(Ipv4.source(answer, 0)).isEqualTo(IpAddress.of("10.2.0.1"));
        assertThat(Ipv4.destination(answer, 0)).isEqualTo(IpAddress.of("10.1.0.1"));
        assertThat(BigEndian.u16(answer, 20)).isEqualTo(0x0304);
        assertThat(BigEndian.u32(answer, 24)).isEqualTo(1222);
        assertThat(Bytes.copyOf(answer, 28, 28)).isEqualTo(packet.slice(0, 28));
    }

    @Test
    void anIpv6SenderIsNeverToldOfLessThanEveryWayCarries() {
        Bytes packet = Packets.v6("2001:db8::1", "2001:db8::2", 17, Packets.udp(5, 6, 1400));
        for (int mtu : new int[]{1222, 1380}) {
            int length = answer(packet, mtu);
            assertThat(length).isEqualTo(1280);
            assertThat(BigEndian.u16(answer, 40)).isEqualTo(0x0200);
            assertThat(BigEndian.u32(answer, 44)).isEqualTo(Math.max(1280, mtu));
            assertThat(InternetChecksum.of(InternetChecksum.sum(answer, 8, 32) + (length - 40) + IpProtocol.ICMPV6
                    + InternetChecksum.sum(answer, 40, length - 40))).isZero();
            assertThat(Bytes.copyOf(answer, 48, 1232)).isEqualTo(packet.slice(0, 1232));
        }
    }

    @Test
    void errorsLaterFragmentsAndPacketsToManyGetNoAnswer() {
        Bytes error = Bytes.concat(Bytes.of(3, 1, 0, 0, 0, 0, 0, 0), Packets.pattern(1300));
        Bytes echo = Bytes.concat(Bytes.of(8, 0, 0, 0, 0, 0, 0, 0), Packets.pattern(1300));
        assertThat(answer(Packets.v4("10.1.0.1", "10.2.0.1", 1, error), 1222)).isZero();
        assertThat(answer(Packets.v4("10.1.0.1", "10.2.0.1", 1, echo), 1222)).isPositive();
        assertThat(answer(Packets.v4("10.1.0.1", "224.0.0.9", 1, echo), 1222)).isZero();
        assertThat(answer(Packets.v4("10.1.0.1", "10.2.0.1", 1, 5, echo), 1222)).isZero();
        assertThat(answer(Packets.v6("2001:db8::1", "2001:db8::2", 58, error), 1280)).isZero();
        assertThat(answer(Packets.v6("2001:db8::1", "ff02::2", 17, echo), 1280)).isZero();
    }

    private int answer(Bytes packet, int mtu) {
        assertThat(inner.read(packet.toArray(), 0, packet.length())).isTrue();
        return IcmpTooBig.write(packet.toArray(), inner, mtu, answer);
    }
}
