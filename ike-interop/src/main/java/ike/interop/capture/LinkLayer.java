package ike.interop.capture;

import ike.wire.Bytes;

/** What stands in front of the IP packet in a frame, by the numbers of the tcpdump project's link type registry. */
public final class LinkLayer {
    /** Bare IPv4 or IPv6 packets, nothing in front. */
    public static final int RAW_IP = 101;

    private static final int BSD_NULL = 0;
    private static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int RAW_IP_BSD = 12;
    private static final int RAW_IP_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    private static final int PPP_ETHERNET = 51;
    private static final int BSD_LOOP = 108;
    private static final int LINUX_COOKED = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int NFLOG = 239;
    private static final int LINUX_COOKED_2 = 276;

    private static final int MAX_VLAN_TAGS = 4;
    private static final int NFLOG_PAYLOAD = 9;

    private LinkLayer() {
    }

    /** What a frame carries. */
    public sealed interface Content {
        /** An IPv4 or IPv6 packet, maybe with the link layer's padding behind it. */
        record Ip(Bytes packet) implements Content {
        }

        /** Something else, named for a person: {@code ARP}. */
        record Other(String what) implements Content {
        }
    }

    /** Takes the link layer off; never throws, whatever the octets. */
    public static Content strip(Frame frame) {
        Bytes octets = frame.octets();
        return switch (frame.linkType()) {
            case ETHERNET -> typed(octets, 12, 14, 0);
            case LINUX_COOKED -> typed(octets, 14, 16, 0);
            case LINUX_COOKED_2 -> typed(octets, 0, 20, 0);
            case BSD_NULL, BSD_LOOP -> behindFamily(octets);
            case PPP, PPP_HDLC -> ppp(octets);
            case PPP_ETHERNET -> pppoe(octets);
            case NFLOG -> nflog(octets);
            case RAW_IP, RAW_IP_BSD, RAW_IP_OPENBSD, IPV4, IPV6 -> ip(octets);
            default -> new Content.Other("link type " + frame.linkType());
        };
    }

    /**
     * The protocol's number stands at {@code typeAt}, what it names at {@code payloadAt}; VLAN tags (IEEE 802.1Q) may
     * be between them.
     */
    private static Content typed(Bytes octets, int typeAt, int payloadAt, int tags) {
        if (octets.length() < payloadAt) {
            return new Content.Other("cut short frame");
        }
        int type = octets.u16At(typeAt);
        return switch (type) {
            case 0x0800, 0x86dd -> ip(octets.from(payloadAt));
            case 0x8100, 0x88a8, 0x9100 -> tags == MAX_VLAN_TAGS
                    ? new Content.Other("VLAN tags without end")
                    : typed(octets, payloadAt + 2, payloadAt + 4, tags + 1);
            case 0x0806 -> new Content.Other("ARP");
            case 0x88cc -> new Content.Other("LLDP");
            case 0x8864 -> pppoe(octets.from(payloadAt));
            case 0x8863 -> new Content.Other("PPPoE");
            default -> new Content.Other(type < 0x600 ? "IEEE 802.3" : String.format("ethertype %04x", type));
        };
    }

    /** A session of PPP over Ethernet (RFC 2516 §4): 6 octets in front. */
    private static Content pppoe(Bytes octets) {
        return octets.length() < 6 ? new Content.Other("cut short frame") : ppp(octets.from(6));
    }

    /** PPP (RFC 1661 §2), behind address and control of HDLC where they are not left out (RFC 1662 §3.1). */
    private static Content ppp(Bytes octets) {
        boolean framed = octets.length() >= 2 && octets.u16At(0) == 0xff03;
        Bytes packet = framed ? octets.from(2) : octets;
        if (packet.length() < 2) {
            return new Content.Other("cut short frame");
        }
        boolean compressed = (packet.u8(0) & 1) == 1;
        int protocol = compressed ? packet.u8(0) : packet.u16At(0);
        return protocol == 0x21 || protocol == 0x57
                ? ip(packet.from(compressed ? 1 : 2))
                : new Content.Other(String.format("PPP protocol %04x", protocol));
    }

    /** Linux's log of a packet filter: attributes, of which one is the packet; lengths and types are little-endian nearly always. */
    private static Content nflog(Bytes octets) {
        int at = 4;
        while (at + 4 <= octets.length()) {
            int length = octets.u8(at) | octets.u8(at + 1) << 8;
            if (length < 4 || at + length > octets.length()) {
                return new Content.Other("cut short frame");
            }
            if (octets.u8(at + 2) == NFLOG_PAYLOAD && octets.u8(at + 3) == 0) {
                return ip(octets.slice(at + 4, at + length));
            }
            at += Math.ceilDiv(length, 4) * 4;
        }
        return new Content.Other("NFLOG without a packet");
    }

    /** BSD's loopback puts an address family in front, in the byte order of the machine that captured. */
    private static Content behindFamily(Bytes octets) {
        if (octets.length() < 4) {
            return new Content.Other("cut short frame");
        }
        long family = octets.u32At(0);
        long value = family > 0xffff ? Integer.toUnsignedLong(Integer.reverseBytes((int) family)) : family;
        // IPv4 is 2 everywhere; IPv6 is 10 on Linux, 24, 28 or 30 on the BSDs and macOS.
        return value == 2 || value == 10 || value == 24 || value == 28 || value == 30
                ? ip(octets.from(4))
                : new Content.Other("address family " + value);
    }

    private static Content ip(Bytes octets) {
        int version = octets.isEmpty() ? 0 : octets.u8(0) >>> 4;
        return version == 4 || version == 6
                ? new Content.Ip(octets)
                : new Content.Other(octets.isEmpty() ? "empty frame" : "IP version " + version);
    }
}
