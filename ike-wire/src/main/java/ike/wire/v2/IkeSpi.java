package ike.wire.v2;

import ike.wire.Bytes;

/**
 * One side's SPI of an IKE SA (RFC 7296 §3.1): 8 octets of the IKE header, chosen by that side. Zero is no SPI: it
 * stands where the responder has not answered yet, and in the SPI size of IKE proposals of the first exchange.
 *
 * @param value the 8 octets as a number in network order; all 64 bits count, so it may be negative
 */
public record IkeSpi(long value) {
    /** No SPI. */
    public static final IkeSpi ZERO = new IkeSpi(0);
    /** Its length in octets. */
    public static final int LENGTH = 8;

    /** The SPI in {@code octets}, which must be 8. */
    public static IkeSpi of(Bytes octets) {
        if (octets.length() != LENGTH) {
            throw new IllegalArgumentException("an IKE SPI has 8 octets, not " + octets.length());
        }
        return new IkeSpi(octets.u64At(0));
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
