package ike.esp.sad;

/** The leading bits of addresses in the form of {@link ike.esp.packet.AddressBits}. */
final class Masks {
    private Masks() {
    }

    /** The upper half with all bits behind the prefix cleared. */
    static long high(long high, boolean v4, int length) {
        return v4 ? 0 : high & leading(length);
    }

    /** The lower half with all bits behind the prefix cleared. */
    static long low(long low, boolean v4, int length) {
        return low & leading(v4 ? length + 32 : length - 64);
    }

    private static long leading(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }
}
