package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * ENCR_AES_CBC (RFC 3602): blocks of 16 octets, an IV of one block. Padding is the protocol's business and done before.
 */
record AesCbc(int keyBits) implements Encryption {
    static final String TRANSFORMATION = "AES/CBC/NoPadding";
    static final int BLOCK = 16;

    @Override
    public EncryptionId id() {
        return EncryptionId.ENCR_AES_CBC;
    }

    @Override
    public int keyLength() {
        return keyBits / 8;
    }

    @Override
    public int ivLength() {
        return BLOCK;
    }

    @Override
    public int blockLength() {
        return BLOCK;
    }

    @Override
    public int icvLength() {
        return 0;
    }

    @Override
    public boolean aead() {
        return false;
    }

    @Override
    public Bytes seal(Secret key, Bytes iv, Bytes associatedData, Bytes plaintext) {
        return run(Cipher.ENCRYPT_MODE, key, iv, plaintext);
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes iv, Bytes associatedData, Bytes ciphertext) {
        if (iv.length() != BLOCK || ciphertext.length() % BLOCK != 0) {
            return Optional.empty();
        }
        return Optional.of(run(Cipher.DECRYPT_MODE, key, iv, ciphertext));
    }

    private Bytes run(int mode, Secret key, Bytes iv, Bytes octets) {
        if (key.length() != keyLength()) {
            throw new IllegalArgumentException(
                    "AES-" + keyBits + " takes another key than " + key.length() + " octets");
        }
        try {
            Cipher cipher = Backend.cipher(TRANSFORMATION);
            cipher.init(mode, key.asKey("AES", SecretAccess.forProvider()), new IvParameterSpec(iv.toArray()));
            return Bytes.owning(cipher.doFinal(octets.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC takes every whole number of blocks", e);
        }
    }
}
