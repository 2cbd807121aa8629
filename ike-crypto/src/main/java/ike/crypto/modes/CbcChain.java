package ike.crypto.modes;

import ike.crypto.KeyedCipher;
import java.util.Arrays;

/**
 * CBC of which only the last block counts: what CBC-MAC, CMAC and XCBC have in common. Blocks have 16 octets; what does
 * not fill one waits for the next octets.
 */
final class CbcChain {
    static final int BLOCK = 16;
    private static final int CHUNK = 2048;

    private final KeyedCipher cipher;
    private final byte[] state = new byte[BLOCK];
    private final byte[] waiting = new byte[BLOCK];
    private final byte[] passed = new byte[CHUNK];
    private int filled;

    CbcChain(KeyedCipher cipher) {
        this.cipher = cipher;
    }

    /** Adds octets; the last block of them waits, even when it is whole. */
    void add(byte[] octets, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (filled == BLOCK) {
                filled = 0;
                chain(waiting, 0, BLOCK);
            }
            int whole = filled == 0 ? Math.min(CHUNK, (end - at - 1) / BLOCK * BLOCK) : 0;
            if (whole > 0) {
                chain(octets, at, whole);
                at += whole;
            } else {
                int taken = Math.min(BLOCK - filled, end - at);
                System.arraycopy(octets, at, waiting, filled, taken);
                filled += taken;
                at += taken;
            }
        }
    }

    /** Fills the block that waits with zeros; nothing happens between blocks. */
    void pad() {
        Arrays.fill(waiting, filled, BLOCK, (byte) 0);
        filled = filled == 0 ? 0 : BLOCK;
    }

    /** True when the octets end with a whole block. */
    boolean isWhole() {
        return filled == BLOCK;
    }

    /** Puts a single bit behind the octets and fills the block with zeros. */
    void padWithBit() {
        waiting[filled++] = (byte) 0x80;
        Arrays.fill(waiting, filled, BLOCK, (byte) 0);
        filled = BLOCK;
    }

    /** Adds {@code mask} to the block that waits. */
    void mask(byte[] mask) {
        for (int i = 0; i < BLOCK; i++) {
            waiting[i] ^= mask[i];
        }
    }

    /** The last block of the ciphertext; then everything begins anew. */
    void finish(byte[] target, int offset) {
        if (filled > 0) {
            filled = 0;
            chain(waiting, 0, BLOCK);
        }
        System.arraycopy(state, 0, target, offset, BLOCK);
        reset();
    }

    /** Forgets the octets so far. */
    void reset() {
        filled = 0;
        Arrays.fill(state, (byte) 0);
    }

    /** Forgets the key, and what passed under it. */
    void close() {
        cipher.close();
        reset();
        Arrays.fill(waiting, (byte) 0);
        Arrays.fill(passed, (byte) 0);
    }

    private void chain(byte[] octets, int offset, int length) {
        cipher.run(state, 0, octets, offset, length, passed, 0);
        System.arraycopy(passed, length - BLOCK, state, 0, BLOCK);
    }
}
