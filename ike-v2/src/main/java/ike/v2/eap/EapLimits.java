package ike.v2.eap;

/** How much one conversation (RFC 3748 §2) may take, whatever the other end sends. */
public final class EapLimits {
    /** Requests in one conversation. The longest that we know of, MSCHAPv2 with all that may come before, takes five. */
    public static final int REQUESTS = 20;
    /** Octets of a message of the methods here; RFC 3748 §3.1 has links carry at least 1020. */
    public static final int MESSAGE_LENGTH = 1020;
    /** The same for EAP-TLS: 64 fragments of 1,000 octets carry the longest chains of certificates. */
    public static final int TLS_REQUESTS = 100;
    /** Octets of a message of EAP-TLS: what one IKE message takes from peers that make their fragments that long. */
    public static final int TLS_MESSAGE_LENGTH = 16_384;
    /** Octets of TLS in one of our messages: strongSwan's default, less the header. */
    public static final int TLS_FRAGMENT_LENGTH = 1000;
    /** Octets of a flight of TLS, in all fragments together. */
    public static final int TLS_FLIGHT_LENGTH = 65_536;
    /** Octets of an identity or name: a network access identifier has at most 253 (RFC 7542 §2.3). */
    public static final int NAME_LENGTH = 253;

    private EapLimits() {
    }
}
