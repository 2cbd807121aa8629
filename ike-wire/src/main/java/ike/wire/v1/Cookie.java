package ike.wire.v1;

import ike.wire.Bytes;

/**
 * One of the two 8-octet cookies that name an ISAKMP SA (RFC 2408 §3.1); the two together, the initiator's first, are
 * its SPI.
 *
 * @param value the eight octets as a number in network order
 */
public record Cookie(long value) {
    /** No cookie: the responder's, in the first message. */
    public static final Cookie ZERO = new Cookie(0);
    /** Its length in octets. */
    public static final int LENGTH = 8;

    /** The cookie in {@code octets}, which must be 8. */
    public static Cookie of(Bytes octets) {
        if (octets.length() != LENGTH) {
            throw new IllegalArgumentException("a cookie has 8 octets, not " + octets.length());
        }
        return new Cookie(octets.u64At(0));
    }

    /** True when it is none. */
    public boolean isZero() {
        return value == 0;
    }

    /** The 8 octets. */
    public Bytes bytes() {
        return Bytes.u64(value);
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        return bytes().hex();
    }
}
