package ike.esp.ah;

import ike.esp.packet.Drop;
import ike.esp.packet.NextLayer;
import ike.wire.BigEndian;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;

/**
 * Where things stand in an IP packet with AH (RFC 4302 §2, §3.1.1):
 *
 * <pre>
 * | IP header, options or extensions | next | len | reserved (2) | SPI (4) | sequence (4) | ICV, padded | payload |
 *                                    ^ here AH begins
 * </pre>
 */
public final class AhPacket {
    /** Octets of AH in front of the integrity check value. */
    public static final int FIXED_LENGTH = 12;

    private static final int V6_HEADER = 40;
    private static final int LEAST_EXTENSION = 8;

    private AhPacket() {
    }

    /**
     * Finds AH in an IP packet.
     *
     * @param length octets from {@code offset}
     * @return the index of its first octet, or the code of a {@link Drop}: of a fragment too (§3.4.1)
     */
    public static int find(byte[] octets, int offset, int length) {
        if (length < Ipv4.HEADER_LENGTH) {
            return Drop.TOO_SHORT.code();
        }
        int end = offset + length;
        int at = isV4(octets, offset) ? behindV4(octets, offset, end) : behindV6(octets, offset, end);
        return at >= 0 && end - at < FIXED_LENGTH ? Drop.TOO_SHORT.code() : at;
    }

    /** The SPI of the AH at {@code ah}. */
    public static int spi(byte[] octets, int ah) {
        return BigEndian.i32(octets, ah + 4);
    }

    /** The lower 32 bits of its sequence number. */
    static long sequence(byte[] octets, int ah) {
        return BigEndian.u32(octets, ah + 8);
    }

    /** Octets of its integrity check value, padding included: Payload Len counts words of 4 octets, less two. */
    static int icvField(byte[] octets, int ah) {
        return (BigEndian.u8(octets, ah + 1) + 2) * 4 - FIXED_LENGTH;
    }

    /** Octets that an integrity check value takes with its padding: AH ends on 32 bits, under IPv6 on 64 (§3.3.3.2.1). */
    static int icvField(int icvLength, boolean v4) {
        int boundary = v4 ? 4 : 8;
        return (FIXED_LENGTH + icvLength + boundary - 1) / boundary * boundary - FIXED_LENGTH;
    }

    static boolean isV4(byte[] octets, int offset) {
        return octets[offset] >>> 4 == 4;
    }

    private static int behindV4(byte[] octets, int offset, int end) {
        if (Ipv4.protocol(octets, offset) != IpProtocol.AH || Ipv4.headerLength(octets, offset) < Ipv4.HEADER_LENGTH) {
            return Drop.TOO_SHORT.code();
        }
        boolean fragment = Ipv4.moreFragments(octets, offset) || Ipv4.fragmentOffset(octets, offset) != 0;
        return fragment ? Drop.FRAGMENTED.code() : Math.min(end, offset + Ipv4.headerLength(octets, offset));
    }

    private static int behindV6(byte[] octets, int offset, int end) {
        if (octets[offset] >>> 4 != 6 || end - offset < V6_HEADER) {
            return Drop.TOO_SHORT.code();
        }
        int next = BigEndian.u8(octets, offset + 6);
        int at = offset + V6_HEADER;
        while (next != IpProtocol.AH) {
            if (!NextLayer.isExtension(next) || end - at < LEAST_EXTENSION) {
                return Drop.TOO_SHORT.code();
            }
            if (next == IpProtocol.FRAGMENT && (BigEndian.u16(octets, at + 2) & 0xfff9) != 0) {
                return Drop.FRAGMENTED.code();
            }
            int size = extensionLength(octets, at, next);
            next = BigEndian.u8(octets, at);
            at = Math.min(end, at + size);
        }
        return at;
    }

    static int extensionLength(byte[] octets, int at, int kind) {
        return kind == IpProtocol.FRAGMENT ? LEAST_EXTENSION : 8 + 8 * BigEndian.u8(octets, at + 1);
    }
}
