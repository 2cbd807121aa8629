package ike.wire.v2;

/**
 * The IKE header (RFC 7296 §3.1): 28 octets in front of the payloads. Field order and widths are those of ISAKMP, so
 * one look at the major version tells IKEv1 from IKEv2.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                     IKE SA initiator's SPI                    |
 * |                            8 octets                           |
 * +---------------+---------------+---------------+---------------+
 * |                     IKE SA responder's SPI                    |
 * |                            8 octets                           |
 * +---------------+-------+-------+---------------+---------------+
 * | Next Payload  | Major | Minor | Exchange Type | - - R V I - - -|
 * +---------------+-------+-------+---------------+---------------+
 * |                          Message ID                           |
 * +---------------+---------------+---------------+---------------+
 * |                 Length, header and all payloads               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param initiatorSpi the SPI of the IKE SA's original initiator
 * @param responderSpi the SPI of its original responder; zero in the first request
 * @param firstPayload the type of the first payload; {@code NONE} when there is none
 * @param majorVersion 4 bits, 2 for IKEv2
 * @param minorVersion 4 bits, sent as 0, ignored on receipt
 * @param exchange the exchange that the message belongs to
 * @param flags the whole octet, reserved bits included
 * @param messageId 32 bits, unsigned
 * @param length of the whole message in octets, 32 bits, unsigned
 */
public record IkeHeader(IkeSpi initiatorSpi, IkeSpi responderSpi, PayloadType firstPayload, int majorVersion,
        int minorVersion, ExchangeType exchange, int flags, long messageId, long length) {
    /** The header's own length in octets. */
    public static final int LENGTH = 28;
    /** The major version of IKEv2. */
    public static final int MAJOR_VERSION = 2;
    /** Set in every message of the original initiator. */
    public static final int FLAG_INITIATOR = 0x08;
    /** The sender could speak a higher major version. Never set by IKEv2, ignored on receipt. */
    public static final int FLAG_VERSION = 0x10;
    /** Set in every response. */
    public static final int FLAG_RESPONSE = 0x20;

    public IkeHeader {
        require(majorVersion >>> 4 == 0, "major version", majorVersion);
        require(minorVersion >>> 4 == 0, "minor version", minorVersion);
        require(flags >>> 8 == 0, "flags", flags);
        require(messageId >>> 32 == 0, "message ID", messageId);
        require(length >>> 32 == 0, "length", length);
    }

    /**
     * The header of a message still to be encoded, version 2.0: first payload and length are filled in by the encoder.
     */
    public static IkeHeader of(IkeSpi initiatorSpi, IkeSpi responderSpi, ExchangeType exchange, int flags,
            long messageId) {
        return new IkeHeader(initiatorSpi, responderSpi, PayloadType.Known.NONE, MAJOR_VERSION, 0, exchange, flags,
                messageId, 0);
    }

    /** True when the original initiator of the IKE SA sent it. */
    public boolean isInitiator() {
        return (flags & FLAG_INITIATOR) != 0;
    }

    /** True for a response. */
    public boolean isResponse() {
        return (flags & FLAG_RESPONSE) != 0;
    }

    /** True for a request. */
    public boolean isRequest() {
        return !isResponse();
    }

    private static void require(boolean fits, String field, long value) {
        if (!fits) {
            throw new IllegalArgumentException(field + " does not fit: " + value);
        }
    }
}
