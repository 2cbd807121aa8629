package ike.esp.packet;

import ike.wire.BigEndian;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;

/**
 * The selector values of an inner IP packet (RFC 4301 §4.4.1.1): addresses, next layer protocol, ports. A holder that
 * is filled again and again. What a packet does not show stays hidden: the ports of a fragment that is not the first,
 * of a protocol without ports, of a header that was cut off. ICMP's type and code, and the type of a mobility header,
 * stand in the place of the source port; they say nothing about the destination's (§4.4.1.3).
 */
public final class InnerPacket {
    /** In the place of a port or protocol: the packet does not show it. Only ANY and OPAQUE selectors fit. */
    public static final int HIDDEN = -1;
    /** In the place of a port: this side has none to be compared. Every selector fits. */
    public static final int IRRELEVANT = -2;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;

    private boolean v4;
    private int length;
    private int trafficClass;
    private boolean fragment;
    private int carrierLength;
    private int carried;
    private int transport;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int protocol;
    private int sourcePort;
    private int destinationPort;

    /**
     * Reads the headers of a packet.
     *
     * @param available octets from {@code offset}, at least as many as the packet has; what follows the packet is
     *        ignored
     * @return false when it is no IP packet, or its own lengths contradict each other
     */
    public boolean read(byte[] octets, int offset, int available) {
        return read(octets, offset, available, false);
    }

    /** The same of the beginning of a packet, as ICMP errors quote it: {@link #length} is what is there of it. */
    boolean readQuoted(byte[] octets, int offset, int available) {
        return read(octets, offset, available, true);
    }

    /** From now on it stands for a packet that answers: addresses and ports change sides. */
    void reverse() {
        long high = sourceHigh;
        long low = sourceLow;
        int port = sourcePort;
        sourceHigh = destinationHigh;
        sourceLow = destinationLow;
        destinationHigh = high;
        destinationLow = low;
        if (destinationPort != IRRELEVANT) {
            sourcePort = destinationPort;
            destinationPort = port;
        }
    }

    private boolean read(byte[] octets, int offset, int available, boolean cut) {
        protocol = HIDDEN;
        transport = HIDDEN;
        fragment = false;
        sourcePort = HIDDEN;
        destinationPort = HIDDEN;
        if (available < IPV4_HEADER) {
            return false;
        }
        return switch (BigEndian.u8(octets, offset) >> 4) {
            case 4 -> readV4(octets, offset, available, cut);
            case 6 -> available >= IPV6_HEADER && readV6(octets, offset, available, cut);
            default -> false;
        };
    }

    /** True for IPv4, false for IPv6. */
    public boolean isV4() {
        return v4;
    }

    /** What ESP calls such a packet in its Next Header field: 4 or 41. */
    public int nextHeader() {
        return v4 ? IpProtocol.IPV4 : IpProtocol.IPV6;
    }

    /** How many octets the packet says that it has. */
    public int length() {
        return length;
    }

    /** The octet of DSCP and ECN. */
    public int trafficClass() {
        return trafficClass;
    }

    /** True for a part of a packet that was cut (RFC 791 §3.2, RFC 8200 §4.5). */
    public boolean isFragment() {
        return fragment;
    }

    /**
     * The octets of the header that transport mode leaves outside (RFC 4303 §3.1.1): the fixed header, 20 or 40. {@link
     * #HIDDEN} when more than that would have to stay outside: options of IPv4, IPv6's extensions for every hop or of a
     * fragment.
     */
    public int carrierLength() {
        return carrierLength;
    }

    /** What stands behind {@link #carrierLength}. */
    public int carried() {
        return carried;
    }

    /** Where the next layer's header stands, from the packet's start; {@link #HIDDEN} if it is not in the packet. */
    public int transport() {
        return transport;
    }

    /** The upper 64 bits of the source address, in the form of {@link AddressBits}. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** The lower 64 bits of the source address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** The upper 64 bits of the destination address. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** The lower 64 bits of the destination address. */
    public long destinationLow() {
        return destinationLow;
    }

    /** The next layer protocol, or {@link #HIDDEN}. */
    public int protocol() {
        return protocol;
    }

    /** The source port, or ICMP's type and code, or {@link #HIDDEN}. */
    public int sourcePort() {
        return sourcePort;
    }

    /** The destination port, or {@link #HIDDEN}, or {@link #IRRELEVANT}. */
    public int destinationPort() {
        return destinationPort;
    }

    /** The source address. Makes objects. */
    public IpAddress source() {
        return new AddressBits(v4, sourceHigh, sourceLow).toIpAddress();
    }

    /** The destination address. Makes objects. */
    public IpAddress destination() {
        return new AddressBits(v4, destinationHigh, destinationLow).toIpAddress();
    }

    private boolean readV4(byte[] octets, int offset, int available, boolean cut) {
        int header = (octets[offset] & 0xf) * 4;
        int whole = BigEndian.u16(octets, offset + 2);
        length = cut ? Math.min(whole, available) : whole;
        if (header < IPV4_HEADER || length < header || length > available) {
            return false;
        }
        v4 = true;
        trafficClass = BigEndian.u8(octets, offset + 1);
        sourceHigh = 0;
        sourceLow = BigEndian.u32(octets, offset + 12);
        destinationHigh = 0;
        destinationLow = BigEndian.u32(octets, offset + 16);
        protocol = BigEndian.u8(octets, offset + 9);
        carried = protocol;
        carrierLength = header == IPV4_HEADER ? header : HIDDEN;
        int place = BigEndian.u16(octets, offset + 6);
        fragment = (place & 0x3fff) != 0;
        boolean first = (place & 0x1fff) == 0;
        if (first) {
            transport = header;
            readPorts(octets, offset + header, offset + length);
        }
        return true;
    }

    private boolean readV6(byte[] octets, int offset, int available, boolean cut) {
        int whole = IPV6_HEADER + BigEndian.u16(octets, offset + 4);
        length = cut ? Math.min(whole, available) : whole;
        if (length > available) {
            return false;
        }
        v4 = false;
        trafficClass = BigEndian.u16(octets, offset) >> 4 & 0xff;
        sourceHigh = BigEndian.i64(octets, offset + 8);
        sourceLow = BigEndian.i64(octets, offset + 16);
        destinationHigh = BigEndian.i64(octets, offset + 24);
        destinationLow = BigEndian.i64(octets, offset + 32);
        carried = BigEndian.u8(octets, offset + 6);
        carrierLength = NextLayer.staysOutside(carried) ? HIDDEN : IPV6_HEADER;
        followExtensions(octets, carried, offset + IPV6_HEADER, offset + length);
        return true;
    }

    /** Walks over IPv6 extension headers, each of which has 8 octets at least, to the next layer protocol. */
    private void followExtensions(byte[] octets, int firstHeader, int start, int end) {
        int next = firstHeader;
        int at = start;
        while (NextLayer.isExtension(next)) {
            if (end - at < 8) {
                return;
            }
            fragment |= next == NextLayer.FRAGMENT && (BigEndian.u16(octets, at + 2) & 0xfff9) != 0;
            boolean laterFragment = next == NextLayer.FRAGMENT && (BigEndian.u16(octets, at + 2) & 0xfff8) != 0;
            int size = next == NextLayer.FRAGMENT ? 8 : 8 + 8 * BigEndian.u8(octets, at + 1);
            next = BigEndian.u8(octets, at);
            at += size;
            if (laterFragment) {
                // Behind it stands the middle of something: the protocol is known only if no more headers were to come.
                protocol = NextLayer.isExtension(next) ? HIDDEN : next;
                return;
            }
        }
        protocol = next;
        transport = at - (end - length);
        readPorts(octets, at, end);
    }

    private void readPorts(byte[] octets, int at, int end) {
        if (NextLayer.hasPorts(protocol) && end - at >= 4) {
            sourcePort = BigEndian.u16(octets, at);
            destinationPort = BigEndian.u16(octets, at + 2);
        } else if (NextLayer.hasTypeAndCode(protocol) && end - at >= 2) {
            sourcePort = BigEndian.u16(octets, at);
            destinationPort = IRRELEVANT;
        } else if (protocol == NextLayer.MOBILITY && end - at >= 3) {
            sourcePort = BigEndian.u8(octets, at + 2) << 8;
            destinationPort = IRRELEVANT;
        }
    }
}
