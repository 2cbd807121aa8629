package ike.wire.ip;

import ike.wire.BigEndian;
import ike.wire.Bytes;

/**
 * The IPv4 header (RFC 791 §3.1) in a {@code byte[]}; {@code offset} is always where the packet begins. The accessors
 * make no objects and trust {@link #isPacket}.
 *
 * <pre>
 *  0               1               2               3
 * +-------+-------+---------------+---------------+---------------+
 * |Version|  IHL  |Type of Service|          Total Length         |
 * +-------+-------+---------------+---------------+---------------+
 * |        Identification         |-D M|     Fragment Offset      |
 * +---------------+---------------+---------------+---------------+
 * | Time to Live  |   Protocol    |        Header Checksum        |
 * +---------------+---------------+---------------+---------------+
 * |                        Source Address                         |
 * +---------------+---------------+---------------+---------------+
 * |                      Destination Address                      |
 * +---------------+---------------+---------------+---------------+
 * |             Options, up to IHL times 4 octets in all          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class Ipv4 {
    /** Octets of a header without options. */
    public static final int HEADER_LENGTH = 20;
    /** The flag Don't Fragment, in the word of the fragment offset. */
    public static final int DONT_FRAGMENT = 0x4000;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int CHECKSUM_OFFSET = 10;
    private static final int SOURCE_OFFSET = 12;
    private static final int DESTINATION_OFFSET = 16;

    private Ipv4() {
    }

    /**
     * True when {@code length} octets hold a whole IPv4 packet: version 4, and lengths that fit. The checksum is not
     * judged.
     */
    public static boolean isPacket(byte[] octets, int offset, int length) {
        return length >= HEADER_LENGTH && octets[offset] >>> 4 == 4 && headerLength(octets, offset) >= HEADER_LENGTH
                && headerLength(octets, offset) <= totalLength(octets, offset)
                && totalLength(octets, offset) <= length;
    }

    /** The header's length with options in octets, 0 to 60. */
    public static int headerLength(byte[] octets, int offset) {
        return (octets[offset] & 0xf) * 4;
    }

    /** Type of Service: DSCP in the upper six bits, ECN in the lower two. */
    public static int typeOfService(byte[] octets, int offset) {
        return BigEndian.u8(octets, offset + 1);
    }

    /** The packet's length in octets. */
    public static int totalLength(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + 2);
    }

    /** Identification, the same in all fragments. */
    public static int identification(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + 4);
    }

    /** True when routers may not fragment it. */
    public static boolean dontFragment(byte[] octets, int offset) {
        return (BigEndian.u16(octets, offset + 6) & DONT_FRAGMENT) != 0;
    }

    /** True for a fragment that is not the last. */
    public static boolean moreFragments(byte[] octets, int offset) {
        return (BigEndian.u16(octets, offset + 6) & MORE_FRAGMENTS) != 0;
    }

    /** Where the fragment stood in the whole payload, in octets; 0 for the first, and for a whole packet. */
    public static int fragmentOffset(byte[] octets, int offset) {
        return (BigEndian.u16(octets, offset + 6) & 0x1fff) * 8;
    }

    /** Time to Live, in hops. */
    public static int timeToLive(byte[] octets, int offset) {
        return BigEndian.u8(octets, offset + 8);
    }

    /** What the payload is, one of {@link IpProtocol}. */
    public static int protocol(byte[] octets, int offset) {
        return BigEndian.u8(octets, offset + 9);
    }

    /** True when the header checksum is right. */
    public static boolean isChecksumRight(byte[] octets, int offset) {
        return InternetChecksum.of(octets, offset, headerLength(octets, offset)) == 0;
    }

    /** The source address as a value. */
    public static IpAddress source(byte[] octets, int offset) {
        return new IpAddress(Bytes.copyOf(octets, offset + SOURCE_OFFSET, 4));
    }

    /** The destination address as a value. */
    public static IpAddress destination(byte[] octets, int offset) {
        return new IpAddress(Bytes.copyOf(octets, offset + DESTINATION_OFFSET, 4));
    }

    /** Writes a header without options, identification 0 and Don't Fragment, and its checksum. */
    public static void write(byte[] octets, int offset, int totalLength, int timeToLive, int protocol, IpAddress source,
            IpAddress destination) {
        BigEndian.put16(octets, offset, 0x4500);
        BigEndian.put16(octets, offset + 2, totalLength);
        BigEndian.put32(octets, offset + 4, DONT_FRAGMENT);
        BigEndian.put8(octets, offset + 8, timeToLive);
        BigEndian.put8(octets, offset + 9, protocol);
        source.octets().copyTo(octets, offset + SOURCE_OFFSET);
        destination.octets().copyTo(octets, offset + DESTINATION_OFFSET);
        writeChecksum(octets, offset);
    }

    /** Writes the header's checksum anew, after a field has changed. */
    public static void writeChecksum(byte[] octets, int offset) {
        BigEndian.put16(octets, offset + CHECKSUM_OFFSET, 0);
        BigEndian.put16(octets, offset + CHECKSUM_OFFSET,
                InternetChecksum.of(octets, offset, headerLength(octets, offset)));
    }

    /** The sum of the pseudo-header in front of a UDP or TCP segment of {@code length} octets (RFC 768). */
    public static long pseudoHeaderSum(byte[] octets, int offset, int protocol, int length) {
        return InternetChecksum.sum(octets, offset + SOURCE_OFFSET, 8) + protocol + length;
    }
}
