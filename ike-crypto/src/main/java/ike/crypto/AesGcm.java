package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * ENCR_AES_GCM_* (RFC 4106, RFC 5282): the keying material is the AES key and 4 octets of salt; the nonce is the salt
 * and the 8 octets of IV that travel with the message (RFC 5282 §4).
 */
record AesGcm(EncryptionId id, int keyBits, int icvLength) implements Encryption {
    static final String TRANSFORMATION = "AES/GCM/NoPadding";
    static final int SALT_LENGTH = 4;

    @Override
    public int keyLength() {
        return keyBits / 8 + SALT_LENGTH;
    }

    @Override
    public int ivLength() {
        return 8;
    }

    @Override
    public int blockLength() {
        return 1;
    }

    @Override
    public boolean aead() {
        return true;
    }

    @Override
    public Bytes seal(Secret key, Bytes iv, Bytes associatedData, Bytes plaintext) {
        try (Secret aesKey = key.slice(0, keyBits / 8)) {
            Cipher cipher = keyed(Cipher.ENCRYPT_MODE, aesKey, key, iv);
            cipher.updateAAD(associatedData.toArray());
            return Bytes.owning(cipher.doFinal(plaintext.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM seals everything", e);
        }
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes iv, Bytes associatedData, Bytes ciphertext) {
        if (iv.length() != ivLength() || ciphertext.length() < icvLength) {
            return Optional.empty();
        }
        try (Secret aesKey = key.slice(0, keyBits / 8)) {
            Cipher cipher = keyed(Cipher.DECRYPT_MODE, aesKey, key, iv);
            cipher.updateAAD(associatedData.toArray());
            return Optional.of(Bytes.owning(cipher.doFinal(ciphertext.toArray())));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refuses by its tag only", e);
        }
    }

    private Cipher keyed(int mode, Secret aesKey, Secret key, Bytes iv) throws GeneralSecurityException {
        if (key.length() != keyLength() || iv.length() != ivLength()) {
            throw new IllegalArgumentException(
                    id + "-" + keyBits + " takes " + keyLength() + " octets of keying material and "
                            + ivLength() + " of IV, not " + key.length() + " and " + iv.length());
        }
        byte[] nonce = new byte[SALT_LENGTH + ivLength()];
        System.arraycopy(key.octets(), keyBits / 8, nonce, 0, SALT_LENGTH);
        iv.copyTo(nonce, SALT_LENGTH);
        Cipher cipher = Backend.cipher(TRANSFORMATION);
        cipher.init(mode, aesKey.asKey("AES", SecretAccess.forProvider()), new GCMParameterSpec(icvLength * 8, nonce));
        return cipher;
    }
}
