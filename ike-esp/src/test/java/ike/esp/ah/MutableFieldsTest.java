package ike.esp.ah;

import static org.assertj.core.api.Assertions.assertThat;

import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.wire.Bytes;
import ike.wire.ip.IpProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the headers in front of AH counts (RFC 4302 §3.3.3.1, Appendix A). */
class MutableFieldsTest {
    private static final Bytes AH = Bytes.concat(Bytes.of(17, 4, 0, 0), Packets.pattern(20));

    @Test
    void aSourceRouteUnderWayEndsAtItsLastAddress() {
        Bytes options = Bytes.fromHex("01 83 0b 04 cb007109 c0000202");
        Bytes headers = protectedPart(v4("203.0.113.7", options));
        assertThat(headers.slice(16, 20)).isEqualTo(Bytes.fromHex("c0000202"));
        assertThat(headers.slice(20, 32)).isEqualTo(Bytes.concat(Bytes.of(1), Bytes.zeros(11)));
        Bytes spent = Bytes.fromHex("01 83 0b 0c cb007109 cb007107");
        assertThat(protectedPart(v4("192.0.2.2", spent))).isEqualTo(headers);
    }

    @Test
    void unknownOptionsOfIpv4CountAsZero() {
        assertThat(protectedPart(v4("192.0.2.2", Bytes.fromHex("c6 08 010203040506"))).slice(20, 28))
                .isEqualTo(Bytes.zeros(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c6010000", "c6000000", "07050800", "010101c6"})
    void brokenOptionsOfIpv4AreADrop(String options) {
        assertThat(result(v4("192.0.2.2", Bytes.fromHex(options)))).isEqualTo(Drop.HEADER_NOT_CARRIED.code());
    }

    @Test
    void theFragmentHeaderOfAWholePacketDoesNotCount() {
        Bytes whole = v6(IpProtocol.FRAGMENT, Bytes.concat(Bytes.fromHex("33 00 0000 00000001"), AH));
        Bytes without = v6(IpProtocol.AH, AH);
        assertThat(protectedPart(whole)).isEqualTo(protectedPart(without));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3300 0001 00000001", "3300 0008 00000001"})
    void aFragmentIsNotJudged(String fragment) {
        byte[] packet = v6(IpProtocol.FRAGMENT, Bytes.concat(Bytes.fromHex(fragment), AH)).toArray();
        assertThat(AhPacket.find(packet, 0, packet.length)).isEqualTo(Drop.FRAGMENTED.code());
        byte[] v4 = Packets.v4("192.0.2.1", "192.0.2.2", IpProtocol.AH, 0x2000, AH).toArray();
        assertThat(AhPacket.find(v4, 0, v4.length)).isEqualTo(Drop.FRAGMENTED.code());
    }

    /** A routing header with more nodes to visit than it has, one of a kind that nobody can predict; an option too long. */
    @ParameterizedTest
    @ValueSource(strings = {"33020002 00000000 20010db8000000000000000000000001",
            "33020401 00000000 20010db8000000000000000000000001"})
    void whatCannotBePredictedIsADrop(String routing) {
        assertThat(result(v6(IpProtocol.ROUTING, Bytes.concat(Bytes.fromHex(routing), AH))))
                .isEqualTo(Drop.HEADER_NOT_CARRIED.code());
        Bytes options = Bytes.concat(Bytes.fromHex("3300 1e05 00000000"), AH);
        assertThat(result(v6(IpProtocol.HOP_BY_HOP, options))).isEqualTo(Drop.HEADER_NOT_CARRIED.code());
    }

    @Test
    void whatHasNoAhIsADrop() {
        for (Bytes packet : new Bytes[]{Packets.v4("192.0.2.1", "192.0.2.2", 17, AH), v6(17, AH), Bytes.zeros(40),
                v6(IpProtocol.HOP_BY_HOP, Bytes.of(51, 200, 0, 0, 0, 0, 0, 0)), v6(IpProtocol.AH, Bytes.zeros(11))}) {
            assertThat(AhPacket.find(packet.toArray(), 0, packet.length())).isEqualTo(Drop.TOO_SHORT.code());
        }
    }

    private static Bytes protectedPart(Bytes packet) {
        byte[] into = new byte[MutableFields.MOST];
        byte[] octets = packet.toArray();
        int length = MutableFields.protectedPart(octets, 0, AhPacket.find(octets, 0, octets.length), into);
        assertThat(length).isPositive();
        return Bytes.copyOf(into, 0, length);
    }

    private static int result(Bytes packet) {
        byte[] octets = packet.toArray();
        return MutableFields.protectedPart(octets, 0, AhPacket.find(octets, 0, octets.length),
                new byte[MutableFields.MOST]);
    }

    private static Bytes v4(String destination, Bytes options) {
        byte[] packet = Packets.v4("192.0.2.1", destination, IpProtocol.AH, Bytes.concat(options, AH)).toArray();
        packet[0] = (byte) (0x45 + options.length() / 4);
        return Bytes.copyOf(packet);
    }

    private static Bytes v6(int next, Bytes payload) {
        return Packets.v6("2001:db8::1", "2001:db8::2", next, payload);
    }
}
