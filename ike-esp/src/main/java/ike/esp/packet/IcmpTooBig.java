package ike.esp.packet;

import ike.wire.BigEndian;
import ike.wire.ip.InternetChecksum;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;

/**
 * What the sender of a packet is told that is too long for its way (RFC 4301 §8.2.1): ICMP "fragmentation needed" (RFC 1191 §4) or
 * ICMPv6 "packet too big" (RFC 4443 §3.2). It comes from where the packet was going, for the tunnel has no address of its own.
 *
 * <pre>
 * IPv4:  IP header (20) | 3 | 4 | checksum (2) | 0 (2) | MTU (2) | the packet's IP header and 8 octets more
 * IPv6:  IP header (40) | 2 | 0 | checksum (2) |     MTU (4)     | the packet, as far as all of it fits into 1280 octets
 * </pre>
 */
public final class IcmpTooBig {
    /** Every way of IPv6 carries packets of so many octets (RFC 8200 §5). */
    public static final int LEAST_V6_MTU = 1280;
    /** Octets of the longest one. */
    public static final int LONGEST = LEAST_V6_MTU;

    private static final int V6_HEADER = 40;
    private static final int ICMP_HEADER = 8;
    private static final int SHOWN = 8;
    private static final int HOPS = 64;
    private static final int LAST_V6_ERROR = 127;

    private IcmpTooBig() {
    }

    /**
     * Writes it.
     *
     * @param octets hold the packet at index 0, {@code packet} was read from them
     * @param mtu octets of the largest packet that fits
     * @param into takes the answer; of {@link #LONGEST} octets
     * @return its length; 0 when such a packet gets no answer (RFC 1122 §3.2.2, RFC 4443 §2.4)
     */
    public static int write(byte[] octets, InnerPacket packet, int mtu, byte[] into) {
        if (!mayBeAnswered(octets, packet)) {
            return 0;
        }
        return packet.isV4() ? writeV4(octets, packet, mtu, into) : writeV6(octets, packet, mtu, into);
    }

    private static int writeV4(byte[] octets, InnerPacket packet, int mtu, byte[] into) {
        int shown = Math.min(Ipv4.headerLength(octets, 0) + SHOWN, packet.length());
        int length = Ipv4.HEADER_LENGTH + ICMP_HEADER + shown;
        Ipv4.write(into, 0, length, HOPS, IpProtocol.ICMP, /* source= */ packet.destination(),
                /* destination= */ packet.source());
        int at = Ipv4.HEADER_LENGTH;
        BigEndian.put32(into, at, 0x0304_0000);
        BigEndian.put32(into, at + 4, mtu);
        System.arraycopy(octets, 0, into, at + ICMP_HEADER, shown);
        BigEndian.put16(into, at + 2, InternetChecksum.of(into, at, ICMP_HEADER + shown));
        return length;
    }

    private static int writeV6(byte[] octets, InnerPacket packet, int mtu, byte[] into) {
        int shown = Math.min(LONGEST - V6_HEADER - ICMP_HEADER, packet.length());
        int payload = ICMP_HEADER + shown;
        BigEndian.put32(into, 0, 0x6000_0000);
        BigEndian.put16(into, 4, payload);
        BigEndian.put8(into, 6, IpProtocol.ICMPV6);
        BigEndian.put8(into, 7, HOPS);
        System.arraycopy(octets, 24, into, 8, 16);
        System.arraycopy(octets, 8, into, 24, 16);
        BigEndian.put32(into, V6_HEADER, 0x0200_0000);
        BigEndian.put32(into, V6_HEADER + 4, Math.max(mtu, LEAST_V6_MTU));
        System.arraycopy(octets, 0, into, V6_HEADER + ICMP_HEADER, shown);
        long sum = InternetChecksum.sum(into, 8, 32) + payload + IpProtocol.ICMPV6
                + InternetChecksum.sum(into, V6_HEADER, payload);
        BigEndian.put16(into, V6_HEADER + 2, InternetChecksum.of(sum));
        return V6_HEADER + payload;
    }

    /** No error about an error, about a later fragment, or about what went to many. */
    private static boolean mayBeAnswered(byte[] octets, InnerPacket packet) {
        int transport = packet.transport();
        if (transport < 0 || transport >= packet.length() || isToMany(octets, packet.isV4())) {
            return false;
        }
        int type = BigEndian.u8(octets, transport);
        return switch (packet.protocol()) {
            case IpProtocol.ICMP -> !isV4Error(type);
            case IpProtocol.ICMPV6 -> type > LAST_V6_ERROR;
            default -> true;
        };
    }

    private static boolean isV4Error(int type) {
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }

    private static boolean isToMany(byte[] octets, boolean v4) {
        return v4 ? BigEndian.u8(octets, 16) >= 224 : BigEndian.u8(octets, 24) == 0xff;
    }
}
