package ike.crypto;

import ike.wire.Bytes;
import java.security.MessageDigest;

/**
 * Comparisons whose time tells nothing about where two values differ: for everything that a peer must not be able to
 * guess octet by octet.
 */
public final class ConstantTime {
    private ConstantTime() {
    }

    /** Compares contents; only the lengths show in the time. */
    public static boolean equal(Bytes a, Bytes b) {
        return MessageDigest.isEqual(a.toArray(), b.toArray());
    }

    /** Compares {@code length} octets of two arrays without copying them. */
    public static boolean equal(byte[] a, int aOffset, byte[] b, int bOffset, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= a[aOffset + i] ^ b[bOffset + i];
        }
        return difference == 0;
    }
}
