package ike.wire.ip;

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

    private IpProtocol() {
    }
}
