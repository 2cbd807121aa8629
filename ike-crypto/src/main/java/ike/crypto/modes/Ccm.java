package ike.crypto.modes;

import ike.crypto.ConstantTime;
import ike.crypto.Direction;
import ike.crypto.KeyedAead;
import ike.crypto.KeyedCipher;
import java.util.Arrays;

/**
 * Counter with CBC-MAC (RFC 3610) as IPsec uses it (RFC 4309 §4): nonces of 11 octets, so four octets of length and
 * counter.
 *
 * <pre>
 * first block of the MAC  | flags |            nonce (11)           | length of the plaintext (4) |
 * counter block i         |   3   |            nonce (11)           |            i (4)            |
 * </pre>
 *
 * Block 0 encrypts the MAC, the blocks from 1 on the plaintext.
 */
public final class Ccm implements KeyedAead {
    private static final int BLOCK = CbcChain.BLOCK;
    private static final int NONCE = 11;
    private static final int LENGTH_FIELD = BLOCK - 1 - NONCE;
    private static final int HAS_ASSOCIATED_DATA = 0x40;
    /** Associated data from this length on have a longer length field (RFC 3610 §2.2). */
    private static final int LONG = 0xff00;

    private final CbcChain mac;
    private final KeyedCipher counter;
    private final int icvLength;
    private final boolean sealing;
    private final byte[] block = new byte[BLOCK];
    private final byte[] tag = new byte[BLOCK];
    private final byte[] mask = new byte[BLOCK];
    private final byte[] zeros = new byte[BLOCK];

    private Ccm(KeyedCipher cbc, KeyedCipher counter, int icvLength, Direction direction) {
        mac = new CbcChain(cbc);
        this.counter = counter;
        this.icvLength = icvLength;
        sealing = direction == Direction.SEAL;
    }

    /** CCM over a block cipher of 16 octets, given in two modes. */
    public static KeyedAead.Service service(KeyedCipher.Service cbc, KeyedCipher.Service ctr) {
        return (key, icvLength, direction) -> new Ccm(cbc.keyed(key, Direction.SEAL),
                ctr.keyed(key, Direction.SEAL), icvLength, direction);
    }

    @Override
    public int run(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength,
            byte[] out, int outOffset) {
        int length = sealing ? inLength : inLength - icvLength;
        if (length < 0) {
            return FORGED;
        }
        counter(nonce, 1);
        counter.run(block, 0, in, inOffset, length, out, outOffset);
        authenticate(nonce, aad, aadOffset, aadLength, sealing ? in : out, sealing ? inOffset : outOffset, length);
        if (sealing) {
            System.arraycopy(tag, 0, out, outOffset + length, icvLength);
            return length + icvLength;
        }
        return ConstantTime.equal(tag, 0, in, inOffset + length, icvLength) ? length : FORGED;
    }

    @Override
    public void close() {
        mac.close();
        counter.close();
    }

    private void authenticate(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] plain, int offset,
            int length) {
        counter(nonce, length);
        block[0] |= (byte) (((icvLength - 2) / 2) << 3 | (aadLength > 0 ? HAS_ASSOCIATED_DATA : 0));
        mac.add(block, 0, BLOCK);
        if (aadLength > 0) {
            mac.add(block, 0, lengthOf(aadLength));
            mac.add(aad, aadOffset, aadLength);
            mac.pad();
        }
        mac.add(plain, offset, length);
        mac.pad();
        mac.finish(tag, 0);
        counter(nonce, 0);
        counter.run(block, 0, zeros, 0, BLOCK, mask, 0);
        for (int i = 0; i < icvLength; i++) {
            tag[i] ^= mask[i];
        }
    }

    /** Makes the counter block of {@code number}, which is also how the first block of the MAC ends. */
    private void counter(byte[] nonce, int number) {
        block[0] = LENGTH_FIELD - 1;
        System.arraycopy(nonce, 0, block, 1, NONCE);
        for (int i = 0; i < LENGTH_FIELD; i++) {
            block[BLOCK - 1 - i] = (byte) (number >>> (8 * i));
        }
    }

    /** Writes the length of the associated data into {@link #block}; returns how many octets it took. */
    private int lengthOf(int aadLength) {
        Arrays.fill(block, (byte) 0);
        int octets = aadLength < LONG ? 2 : 6;
        if (octets == 6) {
            block[0] = (byte) 0xff;
            block[1] = (byte) 0xfe;
        }
        for (int i = 0; i < (octets == 2 ? 2 : 4); i++) {
            block[octets - 1 - i] = (byte) (aadLength >>> (8 * i));
        }
        return octets;
    }
}
