package ike.esp.offload;

import ike.wire.BigEndian;
import ike.wire.ip.InternetChecksum;

/** The checksums of IPv4 headers (RFC 791) and, over their pseudo-headers, of TCP and UDP (RFC 9293, RFC 768, RFC 8200 §8.1). */
final class Checksums {
    private static final int IPV4_SOURCE = 12;
    private static final int IPV4_CHECKSUM = 10;
    private static final int IPV6_SOURCE = 8;

    /** Where the checksum stands in a TCP header. */
    static final int TCP_CHECKSUM = 16;
    /** Where it stands in a UDP header. */
    static final int UDP_CHECKSUM = 6;

    private Checksums() {
    }

    /** The sum of the pseudo-header of a transport packet of {@code length} octets, not folded. */
    static long pseudoHeader(byte[] octets, int ip, boolean v4, int protocol, int length) {
        return (v4
                ? InternetChecksum.sum(octets, ip + IPV4_SOURCE, 8)
                : InternetChecksum.sum(octets, ip + IPV6_SOURCE, 32)) + protocol + length;
    }

    /** A sum folded to 16 bits, as a partial checksum's field wants it: not complemented. */
    static int folded(long sum) {
        return ~InternetChecksum.of(sum) & 0xffff;
    }

    /** Writes the checksum of an IPv4 header. */
    static void putIpv4(byte[] octets, int ip, int headerLength) {
        BigEndian.put16(octets, ip + IPV4_CHECKSUM, 0);
        BigEndian.put16(octets, ip + IPV4_CHECKSUM, InternetChecksum.of(octets, ip, headerLength));
    }

    /** Writes the checksum of a whole transport packet whose pseudo-header has this sum. */
    static void putTransport(byte[] octets, int transport, int field, int length, long pseudoHeader) {
        BigEndian.put16(octets, field, 0);
        put(octets, transport, field,
                InternetChecksum.of(pseudoHeader + InternetChecksum.sum(octets, transport, length)));
    }

    /** Completes a partial checksum: the field holds the pseudo-header's sum already. */
    static void complete(byte[] octets, int transport, int field, int length) {
        put(octets, transport, field, InternetChecksum.of(octets, transport, length));
    }

    /** UDP says "no checksum" by zero, and zero by its other form (RFC 768). */
    private static void put(byte[] octets, int transport, int field, int checksum) {
        boolean udp = field - transport == UDP_CHECKSUM;
        BigEndian.put16(octets, field, udp && checksum == 0 ? 0xffff : checksum);
    }
}
