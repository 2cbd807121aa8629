package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;

/**
 * The elements inside an element of DER, as the octets that were received (X.690 §8.1): what is signed is signed in
 * this form, and what would be the same again after encoding is not what was signed.
 */
final class DerElements {
    private static final int LONG_FORM = 0x80;
    private static final int COUNT = 0x7f;
    private static final int LONG_TAG = 0x1f;
    /** A length of more octets would not fit an array. */
    private static final int MAX_COUNT = 4;

    private DerElements() {
    }

    /** In their order, each with tag and length; none when a length is indefinite or leads beyond the end. */
    static ImmutableList<Bytes> within(Bytes whole) {
        if (end(whole, 0) != whole.length()) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<Bytes> parts = ImmutableList.builder();
        int at = 2 + lengthOctets(whole, 0);
        while (at < whole.length()) {
            int end = end(whole, at);
            if (end < 0) {
                return ImmutableList.of();
            }
            parts.add(whole.slice(at, end));
            at = end;
        }
        return parts.build();
    }

    /** Where the element ends that begins at {@code at}; -1 when it does not within {@code octets}. */
    private static int end(Bytes octets, int at) {
        if (octets.length() - at < 2 || (octets.u8(at) & LONG_TAG) == LONG_TAG || octets.u8(at + 1) == LONG_FORM) {
            return -1;
        }
        int count = lengthOctets(octets, at);
        if (count > MAX_COUNT || count > octets.length() - at - 2) {
            return -1;
        }
        long length = count == 0 ? octets.u8(at + 1) : 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | octets.u8(at + 2 + i);
        }
        long end = at + 2L + count + length;
        return end > octets.length() ? -1 : (int) end;
    }

    /** Octets that follow the first octet of the length. */
    private static int lengthOctets(Bytes octets, int at) {
        int first = octets.u8(at + 1);
        return first < LONG_FORM ? 0 : first & COUNT;
    }
}
