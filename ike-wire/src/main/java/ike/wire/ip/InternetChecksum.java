package ike.wire.ip;

import ike.wire.BigEndian;

/**
 * The checksum of IPv4, ICMP, ICMPv6 and UDP (RFC 1071): the ones' complement of the ones' complement sum of 16-bit
 * words; an odd last octet is the upper half of a word. Sums of several parts may be added as long as each but the last
 * has an even number of octets. Over octets that contain their own right checksum, {@link #of(long)} is 0.
 */
public final class InternetChecksum {
    private InternetChecksum() {
    }

    /** The sum of {@code length} octets from {@code offset}, still to be folded; below 2^48 for any packet. */
    public static long sum(byte[] octets, int offset, int length) {
        long sum = 0;
        int at = offset;
        int end = offset + length;
        for (; at + 16 <= end; at += 16) {
            long one = BigEndian.i64(octets, at);
            long two = BigEndian.i64(octets, at + 8);
            sum += (one >>> 32) + (one & 0xffffffffL) + (two >>> 32) + (two & 0xffffffffL);
        }
        for (; at + 4 <= end; at += 4) {
            sum += BigEndian.u32(octets, at);
        }
        if (at + 2 <= end) {
            sum += BigEndian.u16(octets, at);
            at += 2;
        }
        return at < end ? sum + (BigEndian.u8(octets, at) << 8) : sum;
    }

    /** The 16-bit checksum of a sum. */
    public static int of(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }

    /** The 16-bit checksum of {@code length} octets from {@code offset}. */
    public static int of(byte[] octets, int offset, int length) {
        return of(sum(octets, offset, length));
    }
}
