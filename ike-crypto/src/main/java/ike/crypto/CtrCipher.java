package ike.crypto;

import ike.wire.v2.EncryptionId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A block cipher in counter mode: ENCR_AES_CTR (RFC 3686, RFC 5930), ENCR_CAMELLIA_CTR (RFC 5529).
 *
 * <pre>
 * counter block  | nonce (4), from the keying material | IV (8), on the wire | counter (4), from 1 on |
 * </pre>
 */
record CtrCipher(EncryptionId id, Primitive<KeyedCipher.Service> cipher, int keyBits) implements Encryption {
    private static final int NONCE = 4;
    private static final int IV = 8;
    private static final int BLOCK = 16;

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(cipher);
    }

    @Override
    public OptionalInt keyLengthAttribute() {
        return OptionalInt.of(keyBits);
    }

    @Override
    public int saltLength() {
        return NONCE;
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
        return 0;
    }

    @Override
    public Run keyed(Secret key, Direction direction) {
        requireKey(key);
        try (Secret cipherKey = key.slice(0, keyBits / 8)) {
            byte[] counter = new byte[BLOCK];
            System.arraycopy(key.octets(), keyBits / 8, counter, 0, NONCE);
            counter[BLOCK - 1] = 1;
            return new Counting(Backends.of(cipher).keyed(cipherKey, direction), counter);
        }
    }

    private static final class Counting implements Run {
        private final KeyedCipher cipher;
        private final byte[] counter;

        Counting(KeyedCipher cipher, byte[] counter) {
            this.cipher = cipher;
            this.counter = counter;
        }

        @Override
        public int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                int inLength, byte[] out, int outOffset) {
            System.arraycopy(iv, ivOffset, counter, NONCE, IV);
            cipher.run(counter, 0, in, inOffset, inLength, out, outOffset);
            return inLength;
        }

        @Override
        public void close() {
            cipher.close();
            Arrays.fill(counter, (byte) 0);
        }
    }
}
