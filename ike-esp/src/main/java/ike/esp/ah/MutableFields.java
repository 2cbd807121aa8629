package ike.esp.ah;

import ike.esp.packet.Drop;
import ike.wire.BigEndian;
import ike.wire.ip.Ipv4;
import java.util.Arrays;

/**
 * What AH protects of an IPv4 header (RFC 4302 §3.3.3.1.1, Appendix A1): all of it but what routers change, which counts as zero.
 *
 * <pre>
 * | ver | ihl |    TOS: 0     |         total length          |
 * |        identification         | flags, fragment offset: 0 |
 * |  TTL: 0   |    protocol   |          checksum: 0          |
 * |                      source address                       |
 * |       destination address, with a source route the last   |
 * | options: known ones that nobody changes; of all others 0  |
 * </pre>
 *
 * {@link MutableExtensions} has the rules of IPv6.
 */
public final class MutableFields {
    /** Octets of the longest headers in front of AH; a packet with longer ones is dropped. */
    public static final int MOST = 1024;

    private static final int DESTINATION = 16;
    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int STRICT_SOURCE_ROUTE = 137;

    private MutableFields() {
    }

    /**
     * Writes the headers in front of AH as they are protected.
     *
     * @param packet an IP packet at {@code offset}, whose AH begins at {@code ah}
     * @param into takes them from index 0; of {@link #MOST} octets
     * @return octets written, or the code of a {@link Drop}
     */
    public static int protectedPart(byte[] packet, int offset, int ah, byte[] into) {
        int length = ah - offset;
        if (length > MOST) {
            return Drop.HEADER_NOT_CARRIED.code();
        }
        System.arraycopy(packet, offset, into, 0, length);
        return AhPacket.isV4(packet, offset) ? v4(into, length) : MutableExtensions.clear(into, length);
    }

    private static int v4(byte[] header, int length) {
        BigEndian.put8(header, 1, 0);
        BigEndian.put16(header, 6, 0);
        BigEndian.put8(header, 8, 0);
        BigEndian.put16(header, 10, 0);
        int at = Ipv4.HEADER_LENGTH;
        while (at < length && BigEndian.u8(header, at) != END_OF_OPTIONS) {
            int size = optionLength(header, at, length);
            if (size == 0) {
                return Drop.HEADER_NOT_CARRIED.code();
            }
            option(header, at, size);
            at += size;
        }
        return length;
    }

    /** Zero when the option does not fit into the header. */
    private static int optionLength(byte[] header, int at, int end) {
        if (BigEndian.u8(header, at) == NO_OPERATION) {
            return 1;
        }
        int size = at + 2 <= end ? BigEndian.u8(header, at + 1) : 0;
        return size >= 2 && at + size <= end ? size : 0;
    }

    private static void option(byte[] header, int at, int size) {
        int kind = BigEndian.u8(header, at);
        boolean route = kind == LOOSE_SOURCE_ROUTE || kind == STRICT_SOURCE_ROUTE;
        if (route && size >= 7 && BigEndian.u8(header, at + 2) <= size) {
            // Not at its last hop yet: the destination will be the last address of the route.
            System.arraycopy(header, at + size - 4, header, DESTINATION, 4);
        }
        if (!isImmutable(kind)) {
            Arrays.fill(header, at, at + size, (byte) 0);
        }
    }

    /** The table of Appendix A1; what is not in it is taken to change (§3.3.3.1). */
    private static boolean isImmutable(int kind) {
        return switch (kind) {
            // Security, Extended Security, Commercial Security, Router Alert, Sender Directed Multi-Destination
            // Delivery
            case NO_OPERATION, 130, 133, 134, 148, 149 -> true;
            default -> false;
        };
    }
}
