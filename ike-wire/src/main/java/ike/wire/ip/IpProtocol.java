package ike.wire.ip;

import com.google.common.collect.ImmutableMap;

/** The IP protocol numbers that are treated by name here (IANA, Assigned Internet Protocol Numbers). */
public final class IpProtocol {
    /** ICMP, for IPv4. */
    public static final int ICMP = 1;
    /** An IPv4 packet inside: ESP's next header in tunnel mode. */
    public static final int IPV4 = 4;
    /** TCP. */
    public static final int TCP = 6;
    /** UDP. */
    public static final int UDP = 17;
    /** An IPv6 packet inside: ESP's next header in tunnel mode. */
    public static final int IPV6 = 41;
    /** ESP. */
    public static final int ESP = 50;
    /** AH. */
    public static final int AH = 51;
    /** ICMPv6. */
    public static final int ICMPV6 = 58;
    /** Nothing follows; in ESP a dummy packet (RFC 4303 §2.6). */
    public static final int NO_NEXT_HEADER = 59;

    /** Wrapped ESP (RFC 5840). */
    public static final int WESP = 141;
    /** IPv6's options for every router (RFC 8200 §4.3). */
    public static final int HOP_BY_HOP = 0;
    /** IPv6's routing header (RFC 8200 §4.4). */
    public static final int ROUTING = 43;
    /** IPv6's fragment header (RFC 8200 §4.5). */
    public static final int FRAGMENT = 44;
    /** IPv6's options for the destination (RFC 8200 §4.6). */
    public static final int DESTINATION_OPTIONS = 60;

    private static final ImmutableMap<Integer, String> LABELS = ImmutableMap.<Integer, String>builder()
            .put(ICMP, "ICMP").put(2, "IGMP").put(IPV4, "IPv4").put(TCP, "TCP").put(UDP, "UDP").put(IPV6, "IPv6")
            .put(47, "GRE").put(ESP, "ESP").put(AH, "AH").put(ICMPV6, "ICMPv6")
            .put(NO_NEXT_HEADER, "no next header").put(89, "OSPF").put(108, "IPComp").put(132, "SCTP")
            .put(WESP, "WESP").put(144, "AGGFRAG").put(HOP_BY_HOP, "hop-by-hop options").put(ROUTING, "routing")
            .put(FRAGMENT, "fragment").put(DESTINATION_OPTIONS, "destination options").buildOrThrow();

    private IpProtocol() {
    }

    /** The protocol's usual name, {@code IP protocol n} without one. */
    public static String label(int protocol) {
        return LABELS.getOrDefault(protocol, "IP protocol " + protocol);
    }
}
