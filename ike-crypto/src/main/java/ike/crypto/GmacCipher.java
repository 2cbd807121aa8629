package ike.crypto;

import ike.wire.v2.EncryptionId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * ENCR_NULL_AUTH_AES_GMAC (RFC 4543 §3): integrity by AES-GCM without encryption. All octets are associated data, the IV
 * and the plaintext too; they follow what a packet has before them:
 *
 * <pre>
 * | associated data (SPI, sequence number) | IV (8) | plaintext |
 * </pre>
 */
record GmacCipher(int keyBits) implements Encryption {
    private static final int SALT = 4;
    private static final int IV = 8;
    private static final int ICV = 16;

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(Primitives.AES_GCM);
    }

    @Override
    public EncryptionId id() {
        return EncryptionId.ENCR_NULL_AUTH_AES_GMAC;
    }

    @Override
    public OptionalInt keyLengthAttribute() {
        return OptionalInt.of(keyBits);
    }

    @Override
    public int saltLength() {
        return SALT;
    }

    @Override
    public int ivLength() {
        return IV;
    }

    @Override
    public int blockLength() {
        return 1;
    }

    @Override
    public int icvLength() {
        return ICV;
    }

    @Override
    public Run keyed(Secret key, Direction direction) {
        requireKey(key);
        try (Secret cipherKey = key.slice(0, keyBits / 8)) {
            byte[] nonce = new byte[SALT + IV];
            System.arraycopy(key.octets(), keyBits / 8, nonce, 0, SALT);
            return new InClear(Backends.of(Primitives.AES_GCM).keyed(cipherKey, ICV, direction), nonce,
                    direction == Direction.SEAL);
        }
    }

    private static final class InClear implements Run {
        private final KeyedAead aead;
        private final byte[] nonce;
        private final boolean sealing;
        private final byte[] nothing = new byte[ICV];
        private byte[] covered = new byte[2048];

        InClear(KeyedAead aead, byte[] nonce, boolean sealing) {
            this.aead = aead;
            this.nonce = nonce;
            this.sealing = sealing;
        }

        @Override
        public int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                int inLength, byte[] out, int outOffset) {
            int length = sealing ? inLength : inLength - ICV;
            int total = aadLength + IV + length;
            if (covered.length < total) {
                covered = new byte[total];
            }
            System.arraycopy(iv, ivOffset, nonce, SALT, IV);
            System.arraycopy(aad, aadOffset, covered, 0, aadLength);
            System.arraycopy(iv, ivOffset, covered, aadLength, IV);
            System.arraycopy(in, inOffset, covered, aadLength + IV, length);
            System.arraycopy(in, inOffset, out, outOffset, length);
            int result = sealing
                    ? aead.run(nonce, covered, 0, total, nothing, 0, 0, out, outOffset + length)
                    : aead.run(nonce, covered, 0, total, in, inOffset + length, ICV, nothing, 0);
            return result == FORGED ? FORGED : length + result;
        }

        @Override
        public void close() {
            aead.close();
            Arrays.fill(nonce, (byte) 0);
        }
    }
}
