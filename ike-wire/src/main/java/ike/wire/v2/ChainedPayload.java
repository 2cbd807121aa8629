package ike.wire.v2;

import ike.wire.Bytes;

/**
 * A payload as it stands in a message: behind the generic payload header (RFC 7296 §3.2).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+-+-------------+---------------+---------------+
 * | Next Payload  |C|  reserved   |        Payload Length         |
 * +---------------+-+-------------+---------------+---------------+
 * </pre>
 *
 * @param flags the header's second octet: the critical bit and seven reserved ones
 * @param payload what the octets say
 * @param body the octets behind the generic header, as received or as encoded. AUTH covers those of a received
 * identity (RFC 7296 §2.15)
 */
public record ChainedPayload(int flags, Payload payload, Bytes body) {
    /** The length of the generic payload header in octets. */
    public static final int HEADER_LENGTH = 4;
    /** The critical bit of {@code flags}. */
    public static final int CRITICAL = 0x80;

    public ChainedPayload {
        if (flags >>> 8 != 0) {
            throw new IllegalArgumentException("flags " + flags);
        }
    }

    /** True when the message is to be refused by who does not know the payload's type (RFC 7296 §2.5). */
    public boolean critical() {
        return (flags & CRITICAL) != 0;
    }
}
