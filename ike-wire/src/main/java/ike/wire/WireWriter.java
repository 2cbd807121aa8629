package ike.wire;

import java.util.Arrays;

/**
 * Octets being written, in network order. A value that does not fit its field is a bug of the caller and throws
 * {@link IllegalArgumentException}: nothing is ever cut off silently.
 */
public final class WireWriter {
    private byte[] octets = new byte[512];
    private int length;

    /** One octet, 0 to 255. */
    public WireWriter u8(int value) {
        require(value, 0xff);
        grow(1);
        octets[length++] = (byte) value;
        return this;
    }

    /** Two octets, 0 to 65535. */
    public WireWriter u16(int value) {
        require(value, 0xffff);
        return u8(value >>> 8).u8(value & 0xff);
    }

    /** Four octets, 0 to 2^32-1. */
    public WireWriter u32(long value) {
        require(value, 0xffffffffL);
        return u16((int) (value >>> 16)).u16((int) value & 0xffff);
    }

    /** Octets as they are. */
    public WireWriter bytes(Bytes value) {
        grow(value.length());
        value.copyTo(octets, length);
        length += value.length();
        return this;
    }

    /** {@code count} octets of zero: what every reserved field is sent as. */
    public WireWriter zeros(int count) {
        grow(count);
        length += count;
        return this;
    }

    /** How many octets are written. */
    public int length() {
        return length;
    }

    /** Puts a number into the two octets at {@code at}, which are written already. */
    public void u16At(int at, int value) {
        require(value, 0xffff);
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
    }

    /** Puts a number into the four octets at {@code at}, which are written already. */
    public void u32At(int at, long value) {
        require(value, 0xffffffffL);
        u16At(at, (int) (value >>> 16));
        u16At(at + 2, (int) value & 0xffff);
    }

    /** What is written. */
    public Bytes toBytes() {
        return Bytes.copyOf(octets, 0, length);
    }

    private static void require(long value, long highest) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException(value + " does not fit 0.." + highest);
        }
    }

    private void grow(int by) {
        if (by > octets.length - length) {
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(length, by), octets.length * 2));
        }
    }
}
