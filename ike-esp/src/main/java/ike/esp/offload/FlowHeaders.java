package ike.esp.offload;

import ike.wire.BigEndian;
import ike.wire.ip.InternetChecksum;
import ike.wire.ip.IpProtocol;

/**
 * The headers of a TCP or UDP packet that could be joined to others: no IPv4 options, no IPv6 extension headers, no
 * fragment, lengths that fit. A holder that is filled again and again.
 */
final class FlowHeaders {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int NOT_DONT_FRAGMENT = 0xbfff;
    private static final int ACK = 0x10;
    private static final int PSH = 0x08;

    private byte[] octets = new byte[0];
    private int ip;
    private boolean v4;
    private boolean tcp;
    private int ipHeader;
    private int headers;
    private int payload;

    /** Reads a packet; false when it is none that could be joined. The octets are looked at again later. */
    boolean read(byte[] packet, int offset, int length) {
        octets = packet;
        ip = offset;
        v4 = BigEndian.u8(packet, offset) >> 4 == 4;
        ipHeader = v4 ? IPV4_HEADER : IPV6_HEADER;
        if (length < ipHeader + UDP_HEADER || !(v4 ? isPlainV4(length) : isPlainV6(length))) {
            return false;
        }
        int protocol = BigEndian.u8(packet, offset + (v4 ? 9 : 6));
        tcp = protocol == IpProtocol.TCP;
        return tcp ? readTcp(length) : protocol == IpProtocol.UDP && readUdp(length);
    }

    private boolean isPlainV4(int length) {
        return BigEndian.u8(octets, ip) == 0x45 && BigEndian.u16(octets, ip + 2) == length
                && (BigEndian.u16(octets, ip + 6) & NOT_DONT_FRAGMENT) == 0;
    }

    private boolean isPlainV6(int length) {
        return BigEndian.u8(octets, ip) >> 4 == 6 && BigEndian.u16(octets, ip + 4) + IPV6_HEADER == length;
    }

    private boolean readTcp(int length) {
        if (length < ipHeader + TCP_HEADER) {
            return false;
        }
        headers = ipHeader + (BigEndian.u8(octets, transport() + 12) >> 4) * 4;
        payload = length - headers;
        return headers >= ipHeader + TCP_HEADER && payload >= 0;
    }

    private boolean readUdp(int length) {
        headers = ipHeader + UDP_HEADER;
        payload = length - headers;
        return BigEndian.u16(octets, transport() + 4) == length - ipHeader;
    }

    boolean isV4() {
        return v4;
    }

    boolean isTcp() {
        return tcp;
    }

    /** Octets of the IP header. */
    int ipHeader() {
        return ipHeader;
    }

    /** Octets of all headers. */
    int headers() {
        return headers;
    }

    /** Octets behind the headers. */
    int payload() {
        return payload;
    }

    /** Where the packet stands in its array. */
    int start() {
        return ip;
    }

    byte[] octets() {
        return octets;
    }

    int sequence() {
        return BigEndian.i32(octets, transport() + 4);
    }

    boolean isPushed() {
        return (flags() & PSH) != 0;
    }

    int identification() {
        return BigEndian.u16(octets, ip + 4);
    }

    boolean mayBeFragmented() {
        return v4 && (BigEndian.u8(octets, ip + 6) & 0x40) == 0;
    }

    /** True when others may be joined to it: it carries data, asks for nothing special and is undamaged. */
    boolean mayBeginRun() {
        return payload > 0 && (tcp ? (flags() & ~PSH) == ACK : BigEndian.u16(octets, transport() + 6) != 0)
                && isUndamaged();
    }

    /** Addresses, ports and protocol are the same: packets of such must not overtake each other. */
    boolean isSameFlow(FlowHeaders other) {
        if (v4 != other.v4 || tcp != other.tcp
                || BigEndian.i32(octets, transport()) != BigEndian.i32(other.octets, other.transport())) {
            return false;
        }
        return v4
                ? sameLong(other, 12)
                : sameLong(other, 8) && sameLong(other, 16) && sameLong(other, 24) && sameLong(other, 32);
    }

    /**
     * True when everything else is the same that one header for both must say: traffic class, flow label, TTL, DF, and
     * of TCP the acknowledgement, the window and all options.
     */
    boolean isSameHeader(FlowHeaders other) {
        if (headers != other.headers || !sameNetwork(other)) {
            return false;
        }
        if (!tcp) {
            return true;
        }
        for (int at = TCP_HEADER; at < headers - ipHeader; at += 4) {
            if (!sameInt(other, ipHeader + at)) {
                return false;
            }
        }
        return sameInt(other, ipHeader + 8) && sameShort(other, ipHeader + 14) && sameShort(other, ipHeader + 18)
                && (flags() & ~PSH) == (other.flags() & ~PSH) && sameOctet(other, ipHeader + 12);
    }

    private boolean sameNetwork(FlowHeaders other) {
        return v4
                ? sameShort(other, 0) && sameShort(other, 6) && sameShort(other, 8)
                : sameInt(other, 0) && sameShort(other, 6);
    }

    /** The transport checksum and that of an IPv4 header are right. */
    private boolean isUndamaged() {
        int length = headers - ipHeader + payload;
        long sum = Checksums.pseudoHeader(octets, ip, v4, tcp ? IpProtocol.TCP : IpProtocol.UDP, length)
                + InternetChecksum.sum(octets, transport(), length);
        return InternetChecksum.of(sum) == 0 && (!v4 || InternetChecksum.of(octets, ip, IPV4_HEADER) == 0);
    }

    private int transport() {
        return ip + ipHeader;
    }

    private int flags() {
        return BigEndian.u8(octets, transport() + 13);
    }

    private boolean sameOctet(FlowHeaders other, int at) {
        return octets[ip + at] == other.octets[other.ip + at];
    }

    private boolean sameShort(FlowHeaders other, int at) {
        return BigEndian.u16(octets, ip + at) == BigEndian.u16(other.octets, other.ip + at);
    }

    private boolean sameInt(FlowHeaders other, int at) {
        return BigEndian.i32(octets, ip + at) == BigEndian.i32(other.octets, other.ip + at);
    }

    private boolean sameLong(FlowHeaders other, int at) {
        return BigEndian.i64(octets, ip + at) == BigEndian.i64(other.octets, other.ip + at);
    }
}
