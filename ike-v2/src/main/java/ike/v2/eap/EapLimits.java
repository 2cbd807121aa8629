package ike.v2.eap;

/** How much one conversation (RFC 3748 §2) may take, whatever the other end sends. */
public final class EapLimits {
    /** Requests in one conversation. The longest that we know of, MSCHAPv2 with all that may come before, takes five. */
    public static final int REQUESTS = 20;
    /** Octets of a message of the methods here; RFC 3748 §3.1 has links carry at least 1020. */
    public static final int MESSAGE_LENGTH = 1020;
    /** Octets of an identity or name: a network access identifier has at most 253 (RFC 7542 §2.3). */
    public static final int NAME_LENGTH = 253;

    private EapLimits() {
    }
}
