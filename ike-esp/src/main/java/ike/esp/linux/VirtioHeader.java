package ike.esp.linux;

import ike.esp.offload.SuperPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The header that a TUN device with IFF_VNET_HDR puts in front of a packet: struct virtio_net_hdr, in the order of the
 * machine. Read from and written into the room in front of a {@link SuperPacket}.
 *
 * <pre>
 *  0       1          2                4            6                8
 * +-------+----------+----------------+------------+----------------+-----------------+
 * | flags | GSO type | header length  |  GSO size  | checksum start | checksum offset |
 * +-------+----------+----------------+------------+----------------+-----------------+
 * </pre>
 */
final class VirtioHeader {
    /** Octets of the header. */
    static final int LENGTH = SuperPacket.START;
    private static final int AT = 0;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
    private static final int NEEDS_CHECKSUM = 1;
    private static final int GSO_NONE = 0;
    private static final int GSO_TCPV4 = 1;
    private static final int GSO_TCPV6 = 4;
    private static final int GSO_UDP_L4 = 5;
    private static final int GSO_ECN = 0x80;

    private VirtioHeader() {
    }

    /** Takes over what the device says of the {@code length} octets that it wrote, its header included. */
    static void read(SuperPacket packet, int length) {
        byte[] octets = packet.octets();
        SuperPacket.Kind kind = switch (octets[AT + 1] & ~GSO_ECN) {
            case GSO_TCPV4, GSO_TCPV6 -> SuperPacket.Kind.TCP;
            case GSO_UDP_L4 -> SuperPacket.Kind.UDP;
            default -> SuperPacket.Kind.SINGLE;
        };
        packet.several(length - LENGTH, kind, unsigned(octets, AT + 4));
        if ((octets[AT] & NEEDS_CHECKSUM) != 0) {
            packet.partialChecksum(unsigned(octets, AT + 6), unsigned(octets, AT + 8));
        }
    }

    /** Writes the header of a packet; how many octets header and packet have. */
    static int write(SuperPacket packet) {
        byte[] octets = packet.octets();
        octets[AT] = (byte) (packet.isChecksumPartial() ? NEEDS_CHECKSUM : 0);
        octets[AT + 1] = (byte) switch (packet.kind()) {
            case SINGLE -> GSO_NONE;
            case TCP -> octets[SuperPacket.START] >>> 4 == 4 ? GSO_TCPV4 : GSO_TCPV6;
            case UDP -> GSO_UDP_L4;
        };
        SHORT.set(octets, AT + 2, (short) headers(packet));
        SHORT.set(octets, AT + 4, (short) packet.segmentSize());
        SHORT.set(octets, AT + 6, (short) Math.max(packet.checksumStart(), 0));
        SHORT.set(octets, AT + 8, (short) packet.checksumOffset());
        return LENGTH + packet.length();
    }

    private static int headers(SuperPacket packet) {
        int transport = packet.checksumStart();
        return switch (packet.kind()) {
            case SINGLE -> 0;
            case TCP -> transport + ((packet.octets()[SuperPacket.START + transport + 12] & 0xf0) >> 2);
            case UDP -> transport + 8;
        };
    }

    private static int unsigned(byte[] octets, int at) {
        return (short) SHORT.get(octets, at) & 0xffff;
    }
}
