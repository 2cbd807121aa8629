package ike.interop.lab;

/**
 * The two ends of the wire, with their addresses. The outer ones are from the documentation ranges (RFC 5737, RFC 3849), the inner
 * ones, protected by the tunnel, from the private ones (RFC 1918, RFC 4193).
 */
public enum Side {
    /** Our endpoint. */
    OURS("198.51.100.1", "2001:db8::1", "10.1.0.1", "fd00:1::1"),
    /** strongSwan. */
    PEER("198.51.100.2", "2001:db8::2", "10.2.0.1", "fd00:2::1");

    private final String outer4;
    private final String outer6;
    private final String inner4;
    private final String inner6;

    Side(String outer4, String outer6, String inner4, String inner6) {
        this.outer4 = outer4;
        this.outer6 = outer6;
        this.inner4 = inner4;
        this.inner6 = inner6;
    }

    /** The address on the wire in that family. */
    String outer(Family family) {
        return family == Family.IPV4 ? outer4 : outer6;
    }

    /** Another address on the wire, for a side that moves. */
    String otherOuter() {
        return this == OURS ? "198.51.100.3" : "198.51.100.4";
    }

    /** Its address when it is behind a NAT, which then has the outer one. */
    String behindNat() {
        return this == OURS ? "192.168.7.2" : "192.168.8.2";
    }

    /** Another one there, for a side that moves. */
    String otherBehindNat() {
        return this == OURS ? "192.168.7.3" : "192.168.8.3";
    }

    /** The NAT's address towards it. */
    String router() {
        return this == OURS ? "192.168.7.1" : "192.168.8.1";
    }

    /** The protected address in that family. */
    String inner(Family family) {
        return family == Family.IPV4 ? inner4 : inner6;
    }

    /** The address that finds its neighbour on the wire (RFC 4861). */
    String linkLocal() {
        return this == OURS ? "fe80::1" : "fe80::2";
    }

    /** The end that this one talks to. */
    public Side other() {
        return this == OURS ? PEER : OURS;
    }

    /** The word for it in an expect file. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
