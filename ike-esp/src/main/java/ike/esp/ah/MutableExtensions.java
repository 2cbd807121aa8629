package ike.esp.ah;

import ike.esp.packet.Drop;
import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;
import java.util.Arrays;

/**
 * What AH protects of an IPv6 header and the extensions in front of AH (RFC 4302 §3.3.3.1.2, Appendix A2): class, flow label and hop
 * limit count as zero; so do the data of options whose type says that routers change them; a routing header counts as
 * it will be at the last of its nodes; a fragment header of a whole packet does not count.
 */
final class MutableExtensions {
    private static final int HEADER = 40;
    private static final int NEXT = 6;
    private static final int DESTINATION = 24;
    private static final int ADDRESS = 16;
    private static final int FRAGMENT_LENGTH = 8;
    private static final int PAD_1 = 0;
    /** The bit of an option's type that says that its data may change on the way (RFC 8200 §4.2). */
    private static final int CHANGES = 0x20;

    private MutableExtensions() {
    }

    /** Clears what changes in {@code length} octets of headers; the new length, or the code of a {@link Drop}. */
    static int clear(byte[] headers, int length) {
        BigEndian.put32(headers, 0, 0x6000_0000);
        BigEndian.put8(headers, 7, 0);
        int left = length;
        int named = NEXT;
        int at = HEADER;
        while (at < left) {
            int kind = BigEndian.u8(headers, named);
            int size = AhPacket.extensionLength(headers, at, kind);
            if (at + size > left || !clearOne(headers, at, size, kind)) {
                return Drop.HEADER_NOT_CARRIED.code();
            }
            if (kind == IpProtocol.FRAGMENT) {
                left = withoutFragmentHeader(headers, named, at, left);
            } else {
                named = at;
                at += size;
            }
        }
        return left;
    }

    private static boolean clearOne(byte[] headers, int at, int size, int kind) {
        return switch (kind) {
            case IpProtocol.HOP_BY_HOP, IpProtocol.DESTINATION_OPTIONS -> clearOptions(headers, at + 2, at + size);
            case IpProtocol.ROUTING -> arrive(headers, at, size);
            default -> true;
        };
    }

    private static boolean clearOptions(byte[] headers, int start, int end) {
        int at = start;
        while (at < end) {
            int kind = BigEndian.u8(headers, at);
            if (kind == PAD_1) {
                at++;
                continue;
            }
            int next = at + 1 < end ? at + 2 + BigEndian.u8(headers, at + 1) : Integer.MAX_VALUE;
            if (next > end) {
                return false;
            }
            if ((kind & CHANGES) != 0) {
                Arrays.fill(headers, at + 2, next, (byte) 0);
            }
            at = next;
        }
        return true;
    }

    /** Exchanges addresses as the nodes on the way will (RFC 2460 §4.4; type 2 of RFC 6275 §6.4 has the same figure). */
    private static boolean arrive(byte[] headers, int at, int size) {
        int type = BigEndian.u8(headers, at + 2);
        int segments = BigEndian.u8(headers, at + 3);
        int addresses = (size - 8) / ADDRESS;
        if (segments == 0) {
            return true;
        }
        if ((type != 0 && type != 2) || segments > addresses) {
            return false;
        }
        for (int i = addresses - segments; i < addresses; i++) {
            exchange(headers, DESTINATION, at + 8 + ADDRESS * i);
        }
        BigEndian.put8(headers, at + 3, 0);
        return true;
    }

    private static void exchange(byte[] headers, int one, int other) {
        for (int i = 0; i < ADDRESS; i++) {
            byte kept = headers[one + i];
            headers[one + i] = headers[other + i];
            headers[other + i] = kept;
        }
    }

    private static int withoutFragmentHeader(byte[] headers, int named, int at, int length) {
        headers[named] = headers[at];
        BigEndian.put16(headers, 4, BigEndian.u16(headers, 4) - FRAGMENT_LENGTH);
        System.arraycopy(headers, at + FRAGMENT_LENGTH, headers, at, length - at - FRAGMENT_LENGTH);
        return length - FRAGMENT_LENGTH;
    }
}
