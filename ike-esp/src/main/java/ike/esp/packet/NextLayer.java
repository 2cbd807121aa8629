package ike.esp.packet;

import ike.wire.ip.IpProtocol;

/** What can be seen of the next layer protocols (RFC 4301 §4.4.1.1, RFC 8200 §4). */
final class NextLayer {
    /** The IPv6 fragment header. */
    static final int FRAGMENT = 44;
    /** The IPv6 mobility header. */
    static final int MOBILITY = 135;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int DCCP = 33;
    private static final int SCTP = 132;
    private static final int UDP_LITE = 136;

    private NextLayer() {
    }

    /** True for the IPv6 headers that stand before the next layer protocol. */
    static boolean isExtension(int number) {
        return number == HOP_BY_HOP || number == ROUTING || number == FRAGMENT || number == DESTINATION_OPTIONS;
    }

    /** True when the header begins with a source and a destination port. */
    static boolean hasPorts(int number) {
        return number == IpProtocol.TCP || number == IpProtocol.UDP || number == DCCP || number == SCTP
                || number == UDP_LITE;
    }

    /** True when the header begins with a type and a code. */
    static boolean hasTypeAndCode(int number) {
        return number == IpProtocol.ICMP || number == IpProtocol.ICMPV6;
    }
}
