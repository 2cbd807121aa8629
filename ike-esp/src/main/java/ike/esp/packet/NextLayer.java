package ike.esp.packet;

import ike.wire.ip.IpProtocol;

/** What can be seen of the next layer protocols (RFC 4301 §4.4.1.1, RFC 8200 §4). */
public final class NextLayer {
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

    /** Where the checksum over the addresses stands in the header, in octets; below zero when there is none. */
    static int checksum(int number) {
        return switch (number) {
            case IpProtocol.TCP -> 16;
            case IpProtocol.UDP, UDP_LITE, DCCP -> 6;
            case IpProtocol.ICMPV6 -> 2;
            default -> -1;
        };
    }

    /** True for the IPv6 headers that stand before the next layer protocol. */
    public static boolean isExtension(int number) {
        return number == HOP_BY_HOP || number == ROUTING || number == FRAGMENT || number == DESTINATION_OPTIONS;
    }

    /** True for those of them that stand in front of ESP in transport mode (RFC 4303 §3.1.1). */
    static boolean staysOutside(int number) {
        return number == HOP_BY_HOP || number == ROUTING || number == FRAGMENT;
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
