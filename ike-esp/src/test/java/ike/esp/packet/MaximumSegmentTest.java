package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import org.junit.jupiter.api.Test;

/** The option of a TCP SYN, at an even and at an odd place, in both families, and packets that are left alone. */
class MaximumSegmentTest {
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final Bytes EVEN = Bytes.of(2, 4, 0x05, 0xb4);
    private static final Bytes ODD = Bytes.of(1, 2, 4, 0x05, 0xb4, 1, 0, 0);

    @Test
    void aLargeSegmentIsLoweredAndTheChecksumFollows() {
        assertThat(clamped(true, SYN, EVEN, 1400)).isEqualTo(1360);
        assertThat(clamped(true, SYN | ACK, ODD, 1400)).isEqualTo(1360);
        assertThat(clamped(false, SYN, EVEN, 1400)).isEqualTo(1340);
        assertThat(clamped(false, SYN, ODD, 1400)).isEqualTo(1340);
    }

    @Test
    void aSmallOneStaysAndSoDoesEveryOtherPacket() {
        assertThat(clamped(true, SYN, EVEN, 1500)).isEqualTo(1460);
        assertThat(clamped(true, SYN, EVEN, 9000)).isEqualTo(1460);
        assertThat(clamped(true, ACK, EVEN, 1400)).isEqualTo(1460);
    }

    @Test
    void brokenOptionsEndTheSearch() {
        assertThat(clamped(true, SYN, Bytes.of(8, 0, 0x05, 0xb4), 1400)).isEqualTo(1460);
        assertThat(clamped(true, SYN, Bytes.of(0, 0, 0x05, 0xb4), 1400)).isEqualTo(1460);
        assertThat(clamped(true, SYN, Bytes.of(2, 99, 0x05, 0xb4), 1400)).isEqualTo(1460);
    }

    /** The number that stands where the option's value was, 1460 (0x05b4) at first. */
    private static int clamped(boolean v4, int flags, Bytes options, int mtu) {
        Bytes tcp = Bytes.concat(Bytes.u32(0x00010002), Bytes.zeros(8),
                Bytes.of((5 + options.length() / 4) << 4, flags, 9, 9, 0x12, 0x34, 0, 0), options);
        byte[] packet = (v4
                ? Packets.v4("10.1.0.1", "10.2.0.1", 6, tcp)
                : Packets.v6("2001:db8::1", "2001:db8::2", 6, tcp)).toArray();
        int start = v4 ? 20 : 40;
        int before = InternetChecksum.of(packet, start, tcp.length());
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(packet, 0, packet.length)).isTrue();
        MaximumSegment.clamp(packet, 0, inner, mtu);
        assertThat(InternetChecksum.of(packet, start, tcp.length())).as("the sum under the checksum").isEqualTo(before);
        int place = start + 20 + (options.equals(ODD) ? 3 : 2);
        return ((packet[place] & 0xff) << 8) | (packet[place + 1] & 0xff);
    }
}
