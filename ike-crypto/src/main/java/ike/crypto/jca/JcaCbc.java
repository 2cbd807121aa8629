package ike.crypto.jca;

import ike.crypto.Direction;
import ike.crypto.KeyedCipher;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * A block cipher in CBC mode. It is keyed once, with a vector of zeros, and each message's own vector is added to the
 * first block by hand: CBC does nothing else with it, and the cipher needs neither parameters nor a new start for each
 * message.
 */
final class JcaCbc implements KeyedCipher {
    private final Cipher cipher;
    private final boolean sealing;
    private final int block;
    private final byte[] first;
    private boolean closed;

    private JcaCbc(Cipher cipher, String algorithm, Secret key, Direction direction) {
        this.cipher = cipher;
        sealing = direction == Direction.SEAL;
        block = cipher.getBlockSize();
        first = new byte[block];
        try {
            cipher.init(sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    key.asKey(algorithm, SecretAccess.forProvider()), new IvParameterSpec(first));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key's length was checked", e);
        }
    }

    static KeyedCipher.Service of(Jca jca, String algorithm) {
        return (key, direction) -> new JcaCbc(jca.cipher(algorithm + "/CBC/NoPadding"), algorithm, key, direction);
    }

    @Override
    public void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        if (closed) {
            throw new IllegalStateException("this key was given up");
        }
        if (length == 0) {
            return;
        }
        try {
            if (sealing) {
                encrypt(iv, ivOffset, in, inOffset, length, out, outOffset);
            } else {
                cipher.doFinal(in, inOffset, length, out, outOffset);
                for (int i = 0; i < block; i++) {
                    out[outOffset + i] ^= iv[ivOffset + i];
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("CBC takes every whole number of blocks that fits the array", e);
        }
    }

    private void encrypt(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset)
            throws GeneralSecurityException {
        for (int i = 0; i < block; i++) {
            first[i] = (byte) (in[inOffset + i] ^ iv[ivOffset + i]);
        }
        int written = cipher.update(first, 0, block, out, outOffset);
        cipher.doFinal(in, inOffset + block, length - block, out, outOffset + written);
    }

    @Override
    public void close() {
        closed = true;
    }
}
