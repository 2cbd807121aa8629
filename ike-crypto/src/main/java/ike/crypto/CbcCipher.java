package ike.crypto;

import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A block cipher in CBC mode: ENCR_AES_CBC (RFC 3602), ENCR_CAMELLIA_CBC (RFC 5529) with blocks of 16 octets; ENCR_3DES,
 * ENCR_BLOWFISH, ENCR_CAST, ENCR_IDEA (RFC 2451), ENCR_DES (RFC 2405) with blocks of 8. The IV is one block. Padding is
 * the protocol's business and done before.
 *
 * @param keyBits of the key, parity bits of DES included
 * @param keyLengthAttribute absent where the cipher has one length only
 */
record CbcCipher(EncryptionId id, Primitive<KeyedCipher.Service> cipher, int keyBits, OptionalInt keyLengthAttribute,
        int blockLength) implements Encryption {
    /** A cipher with more than one key length. */
    static CbcCipher of(EncryptionId id, Primitive<KeyedCipher.Service> cipher, int keyBits, int blockLength) {
        return new CbcCipher(id, cipher, keyBits, OptionalInt.of(keyBits), blockLength);
    }

    /** A cipher of old, with blocks of 64 bits and one key length. */
    static CbcCipher oneLength(EncryptionId id, Primitive<KeyedCipher.Service> cipher, int keyBits) {
        return new CbcCipher(id, cipher, keyBits, OptionalInt.empty(), 8);
    }

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(cipher);
    }

    @Override
    public int ivLength() {
        return blockLength;
    }

    @Override
    public boolean unpredictableIv() {
        return true;
    }

    @Override
    public int icvLength() {
        return 0;
    }

    @Override
    public Run keyed(Secret key, Direction direction) {
        requireKey(key);
        KeyedCipher keyed = Backends.of(cipher).keyed(key, direction);
        return new Run() {
            @Override
            public int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                    int inLength, byte[] out, int outOffset) {
                keyed.run(iv, ivOffset, in, inOffset, inLength, out, outOffset);
                return inLength;
            }

            @Override
            public void close() {
                keyed.close();
            }
        };
    }
}
