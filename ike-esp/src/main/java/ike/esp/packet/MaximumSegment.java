package ike.esp.packet;

import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;

/**
 * Lowers the maximum segment size that a TCP connection begins with (RFC 9293 §3.7.1) to what fits through the tunnel, so
 * that no segment needs to be cut or refused on its way.
 */
public final class MaximumSegment {
    private static final int SYN = 0x02;
    private static final int HEADER = 20;
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int OPTION = 2;
    private static final int OPTION_LENGTH = 4;
    private static final int CHECKSUM = 16;

    private MaximumSegment() {
    }

    /**
     * Changes the option and the checksum in a packet that begins a connection; leaves every other packet alone.
     *
     * @param packet what was read from {@code octets} at {@code offset}
     * @param mtu octets of the largest packet in the tunnel
     */
    public static void clamp(byte[] octets, int offset, InnerPacket packet, int mtu) {
        int tcp = packet.transport();
        if (packet.protocol() != IpProtocol.TCP || tcp < 0 || packet.length() < tcp + HEADER
                || (BigEndian.u8(octets, offset + tcp + 13) & SYN) == 0) {
            return;
        }
        int at = offset + tcp + HEADER;
        int end = offset + Math.min(packet.length(), tcp + (BigEndian.u8(octets, offset + tcp + 12) >> 4) * 4);
        while (at + OPTION_LENGTH <= end) {
            int kind = BigEndian.u8(octets, at);
            int size = kind == NO_OPERATION ? 1 : BigEndian.u8(octets, at + 1);
            if (kind == OPTION && size == OPTION_LENGTH) {
                lower(octets, at + 2, offset + tcp, mtu - tcp - HEADER);
                return;
            }
            if (kind == END || size == 0) {
                return;
            }
            at += size;
        }
    }

    private static void lower(byte[] octets, int at, int tcp, int most) {
        int told = BigEndian.u16(octets, at);
        if (told <= most || most <= 0) {
            return;
        }
        BigEndian.put16(octets, at, most);
        // The option may begin at an odd place; what the sum sees then is the value with its octets exchanged.
        boolean odd = (at - tcp) % 2 != 0;
        int before = odd ? Integer.reverseBytes(told) >>> 16 : told;
        int after = odd ? Integer.reverseBytes(most) >>> 16 : most;
        BigEndian.put16(octets, tcp + CHECKSUM, Checksum.changed(BigEndian.u16(octets, tcp + CHECKSUM), before, after));
    }
}
