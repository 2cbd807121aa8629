package ike.crypto;

import ike.wire.v2.EncryptionId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Encryption that checks integrity by itself: ENCR_AES_GCM_* (RFC 4106, RFC 5282), ENCR_AES_CCM_* (RFC 4309),
 * ENCR_CAMELLIA_CCM_* (RFC 5529), ENCR_CHACHA20_POLY1305 (RFC 7634). The keying material is the key and a salt; the
 * nonce is the salt and the 8 octets of IV that travel with the message. In the _IIV variants they are the packet's
 * sequence number, which ends the associated data: 4 octets behind the SPI, or 8 if it is extended (RFC 8750 §4).
 *
 * @param saltLength octets: 3 with CCM, 4 with the others
 */
record AeadCipher(EncryptionId id, Primitive<KeyedAead.Service> cipher, int keyBits, OptionalInt keyLengthAttribute,
        int saltLength, int icvLength, boolean implicitIv) implements Encryption {
    private static final int IV = 8;
    private static final int SPI = 4;

    static AeadCipher gcm(EncryptionId id, int keyBits, int icvLength) {
        return new AeadCipher(id, icvLength == 8 ? Primitives.AES_GCM_8 : Primitives.AES_GCM, keyBits,
                OptionalInt.of(keyBits), 4, icvLength, false);
    }

    static AeadCipher ccm(EncryptionId id, Primitive<KeyedAead.Service> cipher, int keyBits, int icvLength) {
        return new AeadCipher(id, cipher, keyBits, OptionalInt.of(keyBits), 3, icvLength, false);
    }

    /** Its key has always 256 bits, so the RFC wants no Key Length attribute; some send one all the same. */
    static AeadCipher chaCha20(EncryptionId id, OptionalInt keyLengthAttribute) {
        return new AeadCipher(id, Primitives.CHACHA20_POLY1305, 256, keyLengthAttribute, 4, 16, false);
    }

    /** The same with the sequence number in place of an IV, for ESP only. */
    AeadCipher withImplicitIv() {
        return new AeadCipher(id, cipher, keyBits, keyLengthAttribute, saltLength, icvLength, true);
    }

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(cipher);
    }

    @Override
    public int ivLength() {
        return implicitIv ? 0 : IV;
    }

    @Override
    public int blockLength() {
        return 1;
    }

    @Override
    public Run keyed(Secret key, Direction direction) {
        requireKey(key);
        try (Secret cipherKey = key.slice(0, keyBits / 8)) {
            KeyedAead aead = Backends.of(cipher).keyed(cipherKey, icvLength, direction);
            byte[] nonce = new byte[saltLength + IV];
            System.arraycopy(key.octets(), keyBits / 8, nonce, 0, saltLength);
            return new Salted(aead, nonce, saltLength, implicitIv);
        }
    }

    private static final class Salted implements Run {
        private final KeyedAead aead;
        private final byte[] nonce;
        private final int saltLength;
        private final boolean implicitIv;

        /** @param nonce the salt, and room for the IV */
        Salted(KeyedAead aead, byte[] nonce, int saltLength, boolean implicitIv) {
            this.aead = aead;
            this.nonce = nonce;
            this.saltLength = saltLength;
            this.implicitIv = implicitIv;
        }

        @Override
        public int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                int inLength, byte[] out, int outOffset) {
            if (implicitIv) {
                int octets = Math.clamp(aadLength - SPI, 0, IV);
                System.arraycopy(aad, aadOffset + aadLength - octets, nonce, nonce.length - octets, octets);
            } else {
                System.arraycopy(iv, ivOffset, nonce, saltLength, IV);
            }
            return aead.run(nonce, aad, aadOffset, aadLength, in, inOffset, inLength, out, outOffset);
        }

        @Override
        public void close() {
            aead.close();
            Arrays.fill(nonce, (byte) 0);
        }
    }
}
