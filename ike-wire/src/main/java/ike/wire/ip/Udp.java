package ike.wire.ip;

import ike.wire.BigEndian;

/**
 * The UDP header (RFC 768) in a {@code byte[]}; {@code offset} is always where the header begins.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |          Source Port          |        Destination Port       |
 * +---------------+---------------+---------------+---------------+
 * |            Length             |            Checksum           |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class Udp {
    /** Octets of the header. */
    public static final int HEADER_LENGTH = 8;

    private static final int CHECKSUM_OFFSET = 6;

    private Udp() {
    }

    /** True when {@code length} octets hold a whole datagram. */
    public static boolean isDatagram(byte[] octets, int offset, int length) {
        return length >= HEADER_LENGTH && length(octets, offset) >= HEADER_LENGTH && length(octets, offset) <= length;
    }

    /** The sender's port. */
    public static int sourcePort(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset);
    }

    /** The receiver's port. */
    public static int destinationPort(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + 2);
    }

    /** Octets of header and payload. */
    public static int length(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + 4);
    }

    /** The checksum as it stands there; 0 means that the sender computed none, which only IPv4 allows. */
    public static int checksum(byte[] octets, int offset) {
        return BigEndian.u16(octets, offset + CHECKSUM_OFFSET);
    }

    /**
     * True when the checksum is right, or absent.
     *
     * @param pseudoHeaderSum of the IP header around it, for {@link IpProtocol#UDP} and this datagram's length
     */
    public static boolean isChecksumRight(byte[] octets, int offset, long pseudoHeaderSum) {
        return checksum(octets, offset) == 0
                || InternetChecksum
                        .of(pseudoHeaderSum + InternetChecksum.sum(octets, offset, length(octets, offset))) == 0;
    }

    /**
     * Writes the header of a datagram whose payload of {@code length - 8} octets stands behind it already.
     *
     * @param pseudoHeaderSum of the IP header around it, for {@link IpProtocol#UDP} and {@code length}
     */
    public static void write(byte[] octets, int offset, int sourcePort, int destinationPort, int length,
            long pseudoHeaderSum) {
        BigEndian.put16(octets, offset, sourcePort);
        BigEndian.put16(octets, offset + 2, destinationPort);
        BigEndian.put16(octets, offset + 4, length);
        BigEndian.put16(octets, offset + CHECKSUM_OFFSET, 0);
        int checksum = InternetChecksum.of(pseudoHeaderSum + InternetChecksum.sum(octets, offset, length));
        // Zero would mean "none", so it is sent as its other form.
        BigEndian.put16(octets, offset + CHECKSUM_OFFSET, checksum == 0 ? 0xffff : checksum);
    }
}
