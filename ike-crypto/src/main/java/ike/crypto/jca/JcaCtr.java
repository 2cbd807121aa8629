package ike.crypto.jca;

import ike.crypto.KeyedCipher;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** A block cipher in counter mode: both directions are the same. */
final class JcaCtr implements KeyedCipher {
    private final Cipher cipher;
    private final int block;
    private final Secret octets;
    private final SecretKey key;

    private JcaCtr(Cipher cipher, String algorithm, Secret key) {
        this.cipher = cipher;
        block = cipher.getBlockSize();
        octets = key.copy();
        this.key = octets.asKey(algorithm, SecretAccess.forProvider());
    }

    static KeyedCipher.Service of(Jca jca, String algorithm) {
        return (key, _) -> new JcaCtr(jca.cipher(algorithm + "/CTR/NoPadding"), algorithm, key);
    }

    @Override
    public void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv, ivOffset, block));
            cipher.doFinal(in, inOffset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("counter mode takes every length that fits the array", e);
        }
    }

    @Override
    public void close() {
        octets.close();
    }
}
