package ike.wire.ip;

import ike.wire.BigEndian;
import ike.wire.Bytes;

/**
 * The IPv6 header (RFC 8200 §3) in a {@code byte[]}; {@code offset} is always where the packet begins. The accessors
 * make no objects and trust {@link #isPacket}.
 *
 * <pre>
 *  0               1               2               3
 * +-------+-------+-------+-------+---------------+---------------+
 * |Version| Traffic Class |              Flow Label               |
 * +-------+-------+-------+-------+---------------+---------------+
 * |        Payload Length         |  Next Header  |   Hop Limit   |
 * +---------------+---------------+---------------+---------------+
 * |                   Source Address, 16 octets                   |
 * +---------------+---------------+---------------+---------------+
 * |                Destination Address, 16 octets                 |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class Ipv6 {
    /** Octets of the header; extension headers follow it and count as payload. */
    public static final int HEADER_LENGTH = 40;

    private static final int SOURCE_OFFSET = 8;
    private static final int DESTINATION_OFFSET = 24;

    private Ipv6() {
    }

    /** True when {@code length} octets hold a whole IPv6 packet: version 6, and a payload length that fits. */
    public static boolean isPacket(byte[] octets, int offset, int length) {
        return length >= HEADER_LENGTH && (octets[offset] & 0xf0) == 0x60 && totalLength(octets, offset) <= length;
    }

    /** Traffic Class: DSCP in the upper six bits, ECN in the lower two. */
    public static int trafficClass(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset) >>> 4 & 0xff;
    }

    /** The flow label, 20 bits. */
    public static int flowLabel(byte[] octets, int offset) {
        return BigEndian.i32(octets, offset) & 0xfffff;
    }

    /** The length of what follows the header in octets. */
    public static int payloadLength(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + 4);
    }

    /** The packet's length in octets. */
    public static int totalLength(byte[] octets, int offset) {
        return HEADER_LENGTH + payloadLength(octets, offset);
    }

    /** What follows the header: an extension header, or one of {@link IpProtocol}. */
    public static int nextHeader(byte[] octets, int offset) {
        return BigEndian.u8(octets, offset + 6);
    }

    /** Hop Limit. */
    public static int hopLimit(byte[] octets, int offset) {
        return BigEndian.u8(octets, offset + 7);
    }

    /** The source address as a value. */
    public static IpAddress source(byte[] octets, int offset) {
        return new IpAddress(Bytes.copyOf(octets, offset + SOURCE_OFFSET, 16));
    }

    /** The destination address as a value. */
    public static IpAddress destination(byte[] octets, int offset) {
        return new IpAddress(Bytes.copyOf(octets, offset + DESTINATION_OFFSET, 16));
    }

    /** Writes a header of traffic class 0 and flow label 0. */
    public static void write(byte[] octets, int offset, int payloadLength, int hopLimit, int nextHeader,
            IpAddress source, IpAddress destination) {
        BigEndian.put32(octets, offset, 0x60000000);
        BigEndian.put16(octets, offset + 4, payloadLength);
        BigEndian.put8(octets, offset + 6, nextHeader);
        BigEndian.put8(octets, offset + 7, hopLimit);
        source.octets().copyTo(octets, offset + SOURCE_OFFSET);
        destination.octets().copyTo(octets, offset + DESTINATION_OFFSET);
    }

    /** The sum of the pseudo-header in front of an upper-layer packet of {@code length} octets (RFC 8200 §8.1). */
    public static long pseudoHeaderSum(byte[] octets, int offset, int protocol, int length) {
        return InternetChecksum.sum(octets, offset + SOURCE_OFFSET, 32) + protocol + length;
    }
}
