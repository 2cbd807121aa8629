package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.ip.InternetChecksum;
import org.junit.jupiter.api.Test;

/** Every mark inside with every mark outside: 0 not capable, 1 and 2 capable, 3 congested. */
class EcnTest {
    private static final int DROPPED = -1;

    /** Inner mark, then what it becomes for each outer mark (RFC 6040 §4.2, figure 4). */
    private static final int[][] TABLE = {{0, 0, 0, 0, DROPPED}, {1, 1, 1, 1, 3}, {2, 2, 1, 2, 3}, {3, 3, 3, 3, 3}};

    @Test
    void marksAreCarriedOver() {
        for (int[] row : TABLE) {
            for (int outer = 0; outer < 4; outer++) {
                assertThat(v4(row[0], outer)).as("%d inside, %d outside", row[0], outer).isEqualTo(row[1 + outer]);
                assertThat(v6(row[0], outer)).as("%d inside, %d outside", row[0], outer).isEqualTo(row[1 + outer]);
            }
        }
    }

    private static int v4(int inner, int outer) {
        byte[] packet = Packets.v4("10.1.0.1", "10.2.0.1", 17, Packets.udp(1, 2, 8)).toArray();
        packet[1] = (byte) (0xb8 | inner);
        packet[10] = 0;
        packet[11] = 0;
        int checksum = InternetChecksum.of(packet, 0, 20);
        packet[10] = (byte) (checksum >> 8);
        packet[11] = (byte) checksum;
        boolean kept = Ecn.decapsulate(packet, 0, read(packet), 0x20 | outer);
        assertThat(InternetChecksum.of(packet, 0, 20)).isZero();
        assertThat(packet[1] & 0xfc).isEqualTo(0xb8);
        return kept ? packet[1] & 3 : DROPPED;
    }

    private static int v6(int inner, int outer) {
        byte[] packet = Packets.v6("2001:db8::1", "2001:db8::2", 17, Packets.udp(1, 2, 8)).toArray();
        packet[0] = 0x6b;
        packet[1] = (byte) (0x80 | inner << 4 | 0xf);
        boolean kept = Ecn.decapsulate(packet, 0, read(packet), 0x20 | outer);
        assertThat(packet[0]).isEqualTo((byte) 0x6b);
        assertThat(packet[1] & 0xcf).isEqualTo(0x8f);
        return kept ? packet[1] >> 4 & 3 : DROPPED;
    }

    private static InnerPacket read(byte[] packet) {
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(packet, 0, packet.length)).isTrue();
        return inner;
    }
}
