package ike.wire.ip;

import ike.wire.BigEndian;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * An ICMP echo request or reply, of either family, with the IP header around it: what {@code ping} sends and gets (RFC
 * 792 page 14, RFC 4443 §4).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |     Type      |     Code 0    |            Checksum           |
 * +---------------+---------------+---------------+---------------+
 * |           Identifier          |        Sequence Number        |
 * +---------------+---------------+---------------+---------------+
 * |                              Data                             |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param source of the same family as the destination
 * @param destination where it goes
 * @param reply false for a request
 * @param identifier 0 to 65535
 * @param sequence 0 to 65535
 * @param data what a reply repeats
 */
public record IcmpEcho(IpAddress source, IpAddress destination, boolean reply, int identifier, int sequence,
        Bytes data) {
    private static final int HEADER_LENGTH = 8;
    private static final int CHECKSUM_OFFSET = 2;
    private static final int HOPS = 64;
    private static final int REQUEST4 = 8;
    private static final int REPLY4 = 0;
    private static final int REQUEST6 = 128;
    private static final int REPLY6 = 129;

    public IcmpEcho {
        if (source.isV4() != destination.isV4()) {
            throw new IllegalArgumentException(source + " and " + destination + " are of two families");
        }
        if (identifier >>> 16 != 0 || sequence >>> 16 != 0) {
            throw new IllegalArgumentException("identifier " + identifier + ", sequence " + sequence);
        }
    }

    /** A request. */
    public static IcmpEcho request(IpAddress source, IpAddress destination, int identifier, int sequence, Bytes data) {
        return new IcmpEcho(source, destination, false, identifier, sequence, data);
    }

    /** The answer to this request. */
    public IcmpEcho answer() {
        return new IcmpEcho(/* source= */ destination, /* destination= */ source, true, identifier, sequence, data);
    }

    /** The echo in an IP packet; nothing when it is anything else, a fragment, cut off, or has a wrong checksum. */
    public static Optional<IcmpEcho> decode(Bytes packet) {
        byte[] octets = packet.toArray();
        if (Ipv4.isPacket(octets, 0, octets.length)) {
            boolean whole = !Ipv4.moreFragments(octets, 0) && Ipv4.fragmentOffset(octets, 0) == 0;
            return whole && Ipv4.protocol(octets, 0) == IpProtocol.ICMP && Ipv4.isChecksumRight(octets, 0)
                    ? decode(octets, Ipv4.source(octets, 0), Ipv4.destination(octets, 0), Ipv4.headerLength(octets, 0),
                            Ipv4.totalLength(octets, 0))
                    : Optional.empty();
        }
        return Ipv6.isPacket(octets, 0, octets.length) && Ipv6.nextHeader(octets, 0) == IpProtocol.ICMPV6
                ? decode(octets, Ipv6.source(octets, 0), Ipv6.destination(octets, 0), Ipv6.HEADER_LENGTH,
                        Ipv6.totalLength(octets, 0))
                : Optional.empty();
    }

    /** The whole IP packet, 64 hops to live. */
    public Bytes encode() {
        boolean v4 = source.isV4();
        int ip = v4 ? Ipv4.HEADER_LENGTH : Ipv6.HEADER_LENGTH;
        int icmp = HEADER_LENGTH + data.length();
        byte[] octets = new byte[ip + icmp];
        if (v4) {
            Ipv4.write(octets, 0, octets.length, HOPS, IpProtocol.ICMP, source, destination);
        } else {
            Ipv6.write(octets, 0, icmp, HOPS, IpProtocol.ICMPV6, source, destination);
        }
        BigEndian.put8(octets, ip, type());
        BigEndian.put16(octets, ip + 4, identifier);
        BigEndian.put16(octets, ip + 6, sequence);
        data.copyTo(octets, ip + HEADER_LENGTH);
        BigEndian.put16(octets, ip + CHECKSUM_OFFSET, checksum(octets, v4, ip, icmp));
        return Bytes.owning(octets);
    }

    private static Optional<IcmpEcho> decode(byte[] octets, IpAddress source, IpAddress destination, int at, int end) {
        boolean v4 = source.isV4();
        if (end - at < HEADER_LENGTH || octets[at + 1] != 0 || checksum(octets, v4, at, end - at) != 0) {
            return Optional.empty();
        }
        int type = BigEndian.u8(octets, at);
        boolean reply = type == (v4 ? REPLY4 : REPLY6);
        if (!reply && type != (v4 ? REQUEST4 : REQUEST6)) {
            return Optional.empty();
        }
        return Optional.of(new IcmpEcho(source, destination, reply, BigEndian.u16(octets, at + 4),
                BigEndian.u16(octets, at + 6), Bytes.copyOf(octets, at + HEADER_LENGTH, end - at - HEADER_LENGTH)));
    }

    private int type() {
        return source.isV4() ? (reply ? REPLY4 : REQUEST4) : (reply ? REPLY6 : REQUEST6);
    }

    // Only ICMPv6 sums the addresses as well (RFC 4443 §2.3).
    private static int checksum(byte[] octets, boolean v4, int at, int length) {
        long pseudoHeader = v4 ? 0 : Ipv6.pseudoHeaderSum(octets, 0, IpProtocol.ICMPV6, length);
        return InternetChecksum.of(pseudoHeader + InternetChecksum.sum(octets, at, length));
    }
}
