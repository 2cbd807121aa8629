package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * A block cipher in CBC mode: ENCR_AES_CBC (RFC 3602) with blocks of 16 octets, ENCR_3DES (RFC 2451) with blocks of 8.
 * The IV is one block. Padding is the protocol's business and done before.
 *
 * @param cipher the cipher's name in the Java Cryptography Architecture
 * @param keyBits of the key, parity bits of 3DES included
 * @param keyLengthAttribute absent where the cipher has one length only
 */
record CbcCipher(EncryptionId id, String cipher, int keyBits, OptionalInt keyLengthAttribute,
        int blockLength) implements Encryption {
    static CbcCipher aes(int keyBits) {
        return new CbcCipher(EncryptionId.ENCR_AES_CBC, "AES", keyBits, OptionalInt.of(keyBits), 16);
    }

    static CbcCipher tripleDes() {
        return new CbcCipher(EncryptionId.ENCR_3DES, "DESede", 192, OptionalInt.empty(), 8);
    }

    @Override
    public int keyLength() {
        return keyBits / 8;
    }

    @Override
    public int ivLength() {
        return blockLength;
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
        if (iv.length() != blockLength || ciphertext.length() % blockLength != 0) {
            return Optional.empty();
        }
        return Optional.of(run(Cipher.DECRYPT_MODE, key, iv, ciphertext));
    }

    private Bytes run(int mode, Secret key, Bytes iv, Bytes octets) {
        if (key.length() != keyLength()) {
            throw new IllegalArgumentException(
                    id + " with " + keyBits + " bits takes another key than " + key.length() + " octets");
        }
        try {
            Cipher running = Backend.cipher(cipher + "/CBC/NoPadding");
            running.init(mode, key.asKey(cipher, SecretAccess.forProvider()), new IvParameterSpec(iv.toArray()));
            return Bytes.owning(running.doFinal(octets.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("CBC takes every whole number of blocks", e);
        }
    }
}
