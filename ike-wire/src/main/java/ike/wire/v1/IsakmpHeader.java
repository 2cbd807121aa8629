package ike.wire.v1;

/**
 * The ISAKMP header (RFC 2408 §3.1): 28 octets in front of the payloads. IKEv2 kept its fields and widths, so one look
 * at the major version tells the two apart.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                       Initiator Cookie                        |
 * |                           8 octets                            |
 * +---------------+---------------+---------------+---------------+
 * |                       Responder Cookie                        |
 * |                           8 octets                            |
 * +---------------+-------+-------+---------------+---------------+
 * | Next Payload  | Major | Minor | Exchange Type | - - - - - A C E|
 * +---------------+-------+-------+---------------+---------------+
 * |                          Message ID                           |
 * +---------------+---------------+---------------+---------------+
 * |                 Length, header and all payloads               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param initiatorCookie chosen by who began Phase 1
 * @param responderCookie chosen by the other; zero in the first message
 * @param firstPayload the type of the first payload, encrypted or not
 * @param majorVersion 4 bits, 1
 * @param minorVersion 4 bits, 0
 * @param exchange the exchange that the message belongs to
 * @param flags the whole octet, reserved bits included
 * @param messageId 32 bits, unsigned; 0 in Phase 1
 * @param length of the whole message in octets, padding of the encryption included; 32 bits, unsigned
 */
public record IsakmpHeader(Cookie initiatorCookie, Cookie responderCookie, PayloadType firstPayload, int majorVersion,
        int minorVersion, ExchangeType exchange, int flags, long messageId, long length) {
    /** The header's own length in octets. */
    public static final int LENGTH = 28;
    /** The major version of IKEv1. */
    public static final int MAJOR_VERSION = 1;
    /** All payloads are encrypted. */
    public static final int FLAG_ENCRYPTION = 0x01;
    /** Wait for CONNECTED before the SA is used. */
    public static final int FLAG_COMMIT = 0x02;
    /** A notification that is authenticated and not encrypted. */
    public static final int FLAG_AUTHENTICATION_ONLY = 0x04;

    public IsakmpHeader {
        require(majorVersion >>> 4 == 0, "major version", majorVersion);
        require(minorVersion >>> 4 == 0, "minor version", minorVersion);
        require(flags >>> 8 == 0, "flags", flags);
        require(messageId >>> 32 == 0, "message ID", messageId);
        require(length >>> 32 == 0, "length", length);
    }

    /**
     * The header of a message still to be encoded, version 1.0: first payload and length are filled in by the encoder.
     */
    public static IsakmpHeader of(Cookie initiatorCookie, Cookie responderCookie, ExchangeType exchange, int flags,
            long messageId) {
        return new IsakmpHeader(initiatorCookie, responderCookie, PayloadType.Known.NONE, MAJOR_VERSION, 0, exchange,
                flags, messageId, 0);
    }

    /** True when the payloads are encrypted. A fragment never is: what it is a piece of may be. */
    public boolean isEncrypted() {
        return (flags & FLAG_ENCRYPTION) != 0 && firstPayload != PayloadType.Known.FRAGMENT;
    }

    /** True when the sender waits for CONNECTED. */
    public boolean isCommit() {
        return (flags & FLAG_COMMIT) != 0;
    }

    private static void require(boolean fits, String field, long value) {
        if (!fits) {
            throw new IllegalArgumentException(field + " does not fit: " + value);
        }
    }
}
