package ike.crypto.modes;

import ike.crypto.Direction;
import ike.crypto.KeyedCipher;
import ike.crypto.KeyedMac;
import ike.crypto.Secret;
import java.util.Arrays;

/**
 * The two MACs that AES makes for IPsec: CMAC (RFC 4493) and XCBC (RFC 3566). Both are CBC-MACs whose last block is
 * masked by one of two subkeys, depending on whether it had to be padded; they differ in the subkeys.
 */
public final class BlockMac implements KeyedMac {
    private static final int BLOCK = CbcChain.BLOCK;
    /** x^128 = x^7 + x^2 + x + 1 in the field of CMAC (RFC 4493 §2.3). */
    private static final int CARRY = 0x87;

    private final CbcChain chain;
    private final byte[] whole;
    private final byte[] padded;

    private BlockMac(KeyedCipher cipher, byte[] whole, byte[] padded) {
        chain = new CbcChain(cipher);
        this.whole = whole;
        this.padded = padded;
    }

    /** CMAC: K1 is the doubled encryption of zeros, K2 the doubled K1 (RFC 4493 §2.3). */
    public static KeyedMac.Service cmac(KeyedCipher.Service cbc) {
        return key -> {
            KeyedCipher cipher = cbc.keyed(key, Direction.SEAL);
            byte[] zero = block(cipher, 0);
            byte[] k1 = doubled(zero);
            Arrays.fill(zero, (byte) 0);
            return new BlockMac(cipher, k1, doubled(k1));
        };
    }

    /** XCBC: three keys are encryptions of blocks of ones, twos and threes (RFC 3566 §4). */
    public static KeyedMac.Service xcbc(KeyedCipher.Service cbc) {
        return key -> {
            try (KeyedCipher cipher = cbc.keyed(key, Direction.SEAL); Secret k1 = Secret.owning(block(cipher, 1))) {
                return new BlockMac(cbc.keyed(k1, Direction.SEAL), block(cipher, 2), block(cipher, 3));
            }
        };
    }

    @Override
    public int length() {
        return BLOCK;
    }

    @Override
    public void add(byte[] octets, int offset, int length) {
        chain.add(octets, offset, length);
    }

    @Override
    public void finish(byte[] target, int offset) {
        if (chain.isWhole()) {
            chain.mask(whole);
        } else {
            chain.padWithBit();
            chain.mask(padded);
        }
        chain.finish(target, offset);
    }

    @Override
    public void close() {
        chain.close();
        Arrays.fill(whole, (byte) 0);
        Arrays.fill(padded, (byte) 0);
    }

    private static byte[] block(KeyedCipher cipher, int octet) {
        byte[] plain = new byte[BLOCK];
        Arrays.fill(plain, (byte) octet);
        byte[] encrypted = new byte[BLOCK];
        cipher.run(new byte[BLOCK], 0, plain, 0, BLOCK, encrypted, 0);
        return encrypted;
    }

    private static byte[] doubled(byte[] block) {
        byte[] twice = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xff) >>> 7 : 0;
            twice[i] = (byte) (block[i] << 1 | next);
        }
        twice[BLOCK - 1] ^= (byte) (CARRY & -((block[0] & 0xff) >>> 7));
        return twice;
    }
}
