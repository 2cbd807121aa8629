package ike.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IPv4, UDP and ICMP against the packets of other stacks. */
class IpPacketsTest {
    static Stream<Bytes> udp() {
        return Packets.ofProtocol(IpProtocol.UDP).stream();
    }

    static Stream<Bytes> icmp() {
        return Packets.ofProtocol(IpProtocol.ICMP).stream();
    }

    @Test
    void thereArePacketsOfBothKinds() {
        assertThat(udp()).hasSize(6);
        assertThat(icmp()).hasSize(6);
        assertThat(udp().map(Bytes::length)).as("an odd length").anyMatch(length -> length % 2 == 1);
    }

    // RFC 1071 §3 works this example out.
    @Test
    void sumsTheExampleOfRfc1071() {
        byte[] octets = Bytes.fromHex("0001 f203 f4f5 f6f7").toArray();

        assertThat(InternetChecksum.of(octets, 0, 8)).isEqualTo(~0xddf2 & 0xffff);
    }

    @ParameterizedTest
    @MethodSource("udp")
    void readsRealDatagrams(Bytes packet) {
        byte[] octets = Bytes.concat(Bytes.of(7, 7, 7), packet).toArray();
        int udp = 3 + Ipv4.HEADER_LENGTH;

        assertThat(Ipv4.isPacket(octets, 3, packet.length())).isTrue();
        assertThat(Ipv4.isPacket(octets, 3, packet.length() - 1)).isFalse();
        assertThat(Ipv4.isChecksumRight(octets, 3)).isTrue();
        assertThat(Ipv4.source(octets, 3).toString()).startsWith("192.168.1.");
        assertThat(Udp.isDatagram(octets, udp, packet.length() - Ipv4.HEADER_LENGTH)).isTrue();
        assertThat(Udp.sourcePort(octets, udp)).isEqualTo(500);
        assertThat(Udp.destinationPort(octets, udp)).isEqualTo(500);
        long pseudo = Ipv4.pseudoHeaderSum(octets, 3, IpProtocol.UDP, Udp.length(octets, udp));
        assertThat(Udp.isChecksumRight(octets, udp, pseudo)).isTrue();
        octets[udp + 9] ^= 1;
        assertThat(Udp.isChecksumRight(octets, udp, pseudo)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("udp")
    void writesTheSameDatagrams(Bytes packet) {
        byte[] octets = packet.toArray();
        byte[] written = new byte[octets.length];
        packet.from(28).copyTo(written, 28);

        Ipv4.write(written, 0, octets.length, Ipv4.timeToLive(octets, 0), IpProtocol.UDP, Ipv4.source(octets, 0),
                Ipv4.destination(octets, 0));
        long pseudo = Ipv4.pseudoHeaderSum(written, 0, IpProtocol.UDP, octets.length - 20);
        Udp.write(written, 20, 500, 500, octets.length - 20, pseudo);
        Bytes identification = packet.slice(4, 8);
        identification.copyTo(written, 4);
        Ipv4.writeChecksum(written, 0);

        assertThat(Bytes.copyOf(written)).isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource("icmp")
    void readsRealEchoes(Bytes packet) {
        IcmpEcho echo = IcmpEcho.decode(packet).orElseThrow();

        assertThat(ImmutableList.of(echo.source().toString(), echo.destination().toString()))
                .containsExactlyInAnyOrder("10.1.1.1", "10.1.0.10");
        assertThat(echo.reply()).isEqualTo(echo.source().equals(IpAddress.of("10.1.0.10")));
        assertThat(echo.data().length()).isEqualTo(56);
        assertThat(echo.encode().from(20)).isEqualTo(packet.from(20));
    }

    @Test
    void theAnswerIsTheRealAnswer() {
        ImmutableList<Bytes> packets = Packets.ofProtocol(IpProtocol.ICMP);
        IcmpEcho request = IcmpEcho.decode(packets.get(0)).orElseThrow();

        assertThat(request.answer()).isEqualTo(IcmpEcho.decode(packets.get(1)).orElseThrow());
    }

    @Test
    void aChecksumOfZeroIsSentAsAllOnes() {
        byte[] octets = new byte[10];
        octets[8] = (byte) 0xff;
        octets[9] = (byte) 0xeb;

        Udp.write(octets, 0, 0, 0, 10, 10);

        assertThat(Udp.checksum(octets, 0)).isEqualTo(0xffff);
        assertThat(Udp.isChecksumRight(octets, 0, 10)).isTrue();
    }

    @Test
    void headerFieldsOfBothFamilies() {
        byte[] v4 = Bytes.fromHex("46b8 0019 1234 2003 4011 0000 0a000001 0a000002 01010101 99").toArray();
        byte[] v6 = Bytes.fromHex("6b8abcde 0001 11 40" + "00".repeat(15) + "01" + "00".repeat(15) + "02" + "99")
                .toArray();

        assertThat(Ipv4.isPacket(v4, 0, v4.length)).isTrue();
        assertThat(Ipv4.headerLength(v4, 0)).isEqualTo(24);
        assertThat(Ipv4.typeOfService(v4, 0)).isEqualTo(0xb8);
        assertThat(Ipv4.identification(v4, 0)).isEqualTo(0x1234);
        assertThat(Ipv4.moreFragments(v4, 0)).isTrue();
        assertThat(Ipv4.dontFragment(v4, 0)).isFalse();
        assertThat(Ipv4.fragmentOffset(v4, 0)).isEqualTo(24);
        assertThat(Ipv6.isPacket(v6, 0, v6.length)).isTrue();
        assertThat(Ipv6.isPacket(v6, 0, v6.length - 1)).isFalse();
        assertThat(Ipv6.trafficClass(v6, 0)).isEqualTo(0xb8);
        assertThat(Ipv6.flowLabel(v6, 0)).isEqualTo(0xabcde);
        assertThat(Ipv6.nextHeader(v6, 0)).isEqualTo(IpProtocol.UDP);
        assertThat(Ipv6.hopLimit(v6, 0)).isEqualTo(64);
        assertThat(Ipv6.destination(v6, 0)).isEqualTo(IpAddress.of("::2"));
    }
}
