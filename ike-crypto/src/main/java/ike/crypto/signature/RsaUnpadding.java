package ike.crypto.signature;

import ike.crypto.Algorithms;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import java.util.Arrays;

/**
 * Takes the message out of a decrypted block (RFC 8017 §7.2.2), or another one of a length and with octets that follow
 * from the ciphertext. The same steps are taken for every block; only the length of what is returned differs.
 */
final class RsaUnpadding {
    private static final int FIRST_SEPARATOR = 10;
    private static final int LENGTH_CANDIDATES = 16;

    private RsaUnpadding() {
    }

    /** Wipes {@code block}. */
    static Secret message(byte[] block, Bytes ciphertext, Secret rejection) {
        byte[] other = substitute(ciphertext, rejection, block.length);
        int separator = separator(block);
        int good = isZero(block[0]) & isZero(block[1] ^ 2) & ~less(separator, FIRST_SEPARATOR)
                & less(separator, block.length);
        int from = select(good, separator + 1, block.length - otherLength(other, block.length));
        byte[] message = new byte[block.length - from];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) select(good, block[from + i], other[from + i]);
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(other, (byte) 0);
        return Secret.owning(message);
    }

    /** The first zero behind the block type; the block's length if there is none. */
    private static int separator(byte[] block) {
        int at = block.length;
        for (int i = block.length - 1; i >= 2; i--) {
            at = select(isZero(block[i]), i, at);
        }
        return at;
    }

    /** The last of some lengths that would fit, so that short and long ones are about as likely as in real blocks. */
    private static int otherLength(byte[] other, int blockLength) {
        int longest = blockLength - FIRST_SEPARATOR - 1;
        int mask = (Integer.highestOneBit(longest) << 1) - 1;
        int length = 0;
        for (int i = 0; i < LENGTH_CANDIDATES; i++) {
            int candidate = (((other[2 * i] & 0xff) << 8) | (other[2 * i + 1] & 0xff)) & mask;
            length = select(less(candidate, longest + 1), candidate, length);
        }
        return length;
    }

    /** HMAC-SHA-256 (rejection, ciphertext | offset), as many octets as the block. */
    private static byte[] substitute(Bytes ciphertext, Secret rejection, int length) {
        Prf prf = Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow();
        byte[] octets = new byte[length];
        for (int at = 0; at < length; at += prf.outputLength()) {
            try (Secret part = prf.of(rejection, Bytes.concat(ciphertext, Bytes.u16(at)))) {
                part.reveal(SecretAccess.forProvider()).slice(0, Math.min(prf.outputLength(), length - at))
                        .copyTo(octets, at);
            }
        }
        return octets;
    }

    /** The first where the mask is all ones, the second where it is zero. */
    private static int select(int mask, int first, int second) {
        return (first & mask) | (second & ~mask);
    }

    /** All ones if the lowest octet is zero, else zero. */
    private static int isZero(int value) {
        return ((value & 0xff) - 1) >> 31;
    }

    /** All ones if a &lt; b, else zero; both are small and not negative. */
    private static int less(int a, int b) {
        return (a - b) >> 31;
    }
}
