package ike.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network order inside a {@code byte[]}, without making objects: for packets on the datapath. Every method
 * throws {@link IndexOutOfBoundsException} when the number does not lie wholly inside the array.
 */
public final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {
    }

    /** One octet, 0 to 255. */
    public static int u8(byte[] octets, int at) {
        return octets[at] & 0xff;
    }

    /** Two octets, 0 to 65535. */
    public static int u16(byte[] octets, int at) {
        return (short) SHORT.get(octets, at) & 0xffff;
    }

    /** Four octets, 0 to 2^32-1. */
    public static long u32(byte[] octets, int at) {
        return i32(octets, at) & 0xffffffffL;
    }

    /** Four octets as the bits of an int. */
    public static int i32(byte[] octets, int at) {
        return (int) INT.get(octets, at);
    }

    /** Eight octets as the bits of a long. */
    public static long i64(byte[] octets, int at) {
        return (long) LONG.get(octets, at);
    }

    /** The lower 8 bits of {@code value}. */
    public static void put8(byte[] octets, int at, int value) {
        octets[at] = (byte) value;
    }

    /** The lower 16 bits of {@code value}. */
    public static void put16(byte[] octets, int at, int value) {
        SHORT.set(octets, at, (short) value);
    }

    /** All 32 bits of {@code value}. */
    public static void put32(byte[] octets, int at, int value) {
        INT.set(octets, at, value);
    }

    /** All 64 bits of {@code value}. */
    public static void put64(byte[] octets, int at, long value) {
        LONG.set(octets, at, value);
    }
}
