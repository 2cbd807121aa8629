package ike.wire;

import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An immutable run of octets, equal by content. The one type in which octets of the wire live: no record component of
 * this project is an array. A slice shares the octets of its parent. Order ({@link #compareTo}) is octet by octet,
 * unsigned, and a proper prefix is the lower one, which is the order RFC 7296 §2.8.1 asks of nonces. Not for secrets:
 * those live in {@code ike.crypto.Secret}, which can be wiped.
 */
public final class Bytes implements Comparable<Bytes> {
    /** No octets. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final BaseEncoding HEX = BaseEncoding.base16().lowerCase();

    private final byte[] octets;
    private final int offset;
    private final int length;

    private Bytes(byte[] octets, int offset, int length) {
        this.octets = octets;
        this.offset = offset;
        this.length = length;
    }

    /** The octets given as ints; each must be 0 to 255 (or -128 to 127, taken as the same octet). */
    public static Bytes of(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return new Bytes(octets, 0, octets.length);
    }

    /** A copy of the whole array. */
    public static Bytes copyOf(byte[] octets) {
        return new Bytes(octets.clone(), 0, octets.length);
    }

    /** A copy of {@code length} octets from {@code offset}. */
    public static Bytes copyOf(byte[] octets, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(octets, offset, offset + length), 0, length);
    }

    /** The array itself, not a copy: the caller hands it over and never touches it again. */
    public static Bytes owning(byte[] octets) {
        return octets.length == 0 ? EMPTY : new Bytes(octets, 0, octets.length);
    }

    /** {@code length} octets of zero. */
    public static Bytes zeros(int length) {
        return owning(new byte[length]);
    }

    /** The octets of a hexadecimal string; white space is passed over, upper and lower case are alike. */
    public static Bytes fromHex(CharSequence hex) {
        String digits = hex.toString().replaceAll("\\s+", "");
        return owning(BaseEncoding.base16().decode(digits.toUpperCase(java.util.Locale.ROOT)));
    }

    /** The UTF-8 octets of a text. */
    public static Bytes utf8(String text) {
        return owning(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A 16-bit number in network order. */
    public static Bytes u16(int value) {
        return of(value >>> 8, value);
    }

    /** A 32-bit number in network order. */
    public static Bytes u32(long value) {
        return of((int) (value >>> 24), (int) (value >>> 16), (int) (value >>> 8), (int) value);
    }

    /** A 64-bit number in network order. */
    public static Bytes u64(long value) {
        return concat(u32(value >>> 32), u32(value));
    }

    /** All the parts, one behind the other. */
    public static Bytes concat(Bytes... parts) {
        int total = 0;
        for (Bytes part : parts) {
            total = Math.addExact(total, part.length);
        }
        byte[] octets = new byte[total];
        int at = 0;
        for (Bytes part : parts) {
            part.copyTo(octets, at);
            at += part.length;
        }
        return owning(octets);
    }

    /** How many octets. */
    public int length() {
        return length;
    }

    /** True when there are none. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** The octet at {@code index}, 0 to 255. */
    public int u8(int index) {
        return octets[at(index, 1)] & 0xff;
    }

    /** The 16-bit number at {@code index} in network order. */
    public int u16At(int index) {
        at(index, 2);
        return u8(index) << 8 | u8(index + 1);
    }

    /** The 32-bit number at {@code index} in network order, 0 to 2^32-1. */
    public long u32At(int index) {
        at(index, 4);
        return (long) u16At(index) << 16 | u16At(index + 2);
    }

    /** The 64-bit number at {@code index} in network order. */
    public long u64At(int index) {
        at(index, 8);
        return u32At(index) << 32 | u32At(index + 4);
    }

    /** The octets from {@code from} (inclusive) to {@code to} (exclusive), sharing storage. */
    public Bytes slice(int from, int to) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + length + " octets");
        }
        return from == to ? EMPTY : new Bytes(octets, offset + from, to - from);
    }

    /** The octets from {@code from} to the end. */
    public Bytes from(int from) {
        return slice(from, length);
    }

    /** A fresh array with the octets. */
    public byte[] toArray() {
        return Arrays.copyOfRange(octets, offset, offset + length);
    }

    /** Writes the octets into {@code target} at {@code position}. */
    public void copyTo(byte[] target, int position) {
        System.arraycopy(octets, offset, target, position, length);
    }

    /** True when the octets begin with those of {@code prefix}. */
    public boolean startsWith(Bytes prefix) {
        return prefix.length <= length && slice(0, prefix.length).equals(prefix);
    }

    /** Lower-case hexadecimal without separators. */
    public String hex() {
        return HEX.encode(octets, offset, length);
    }

    /** The octets read as UTF-8; what is not UTF-8 becomes U+FFFD. Not safe to print as it is: a peer chose it. */
    public String utf8() {
        return new String(octets, offset, length, StandardCharsets.UTF_8);
    }

    private int at(int index, int width) {
        if (index < 0 || index > length - width) {
            throw new IndexOutOfBoundsException("octet " + index + " of " + length);
        }
        return offset + index;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(octets, offset, offset + length, other.octets, other.offset,
                other.offset + other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes b
                && Arrays.equals(octets, offset, offset + length, b.octets, b.offset, b.offset + b.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + octets[offset + i];
        }
        return hash;
    }

    /** The hexadecimal octets. */
    @Override
    public String toString() {
        return hex();
    }
}
