package ike.wire.v1;

import ike.wire.Bytes;

/**
 * A payload as it stands in a message: behind the generic payload header (RFC 2408 §3.2).
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Next Payload  |   reserved    |        Payload Length         |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param payload what the octets say
 * @param octets the whole payload, generic header included, as received or as encoded
 */
public record ChainedPayload(Payload payload, Bytes octets) {
    /** The length of the generic payload header in octets. */
    public static final int HEADER_LENGTH = 4;

    /** The octets behind the generic header: what RFC 2409 §3.2 writes as {@code SAi_b} or {@code IDii_b}. */
    public Bytes body() {
        return octets.from(HEADER_LENGTH);
    }
}
