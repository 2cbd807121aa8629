package ike.crypto;

import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;

/** ENCR_NULL (RFC 2410): the octets as they are. For ESP only; IKE itself is always encrypted (RFC 8247 §2.1). */
record NullCipher() implements Encryption {
    private static final Run COPY = new Run() {
        @Override
        public int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                int inLength, byte[] out, int outOffset) {
            System.arraycopy(in, inOffset, out, outOffset, inLength);
            return inLength;
        }

        @Override
        public void close() {
            // there is no key to forget
        }
    };

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.empty();
    }

    @Override
    public EncryptionId id() {
        return EncryptionId.ENCR_NULL;
    }

    @Override
    public int keyBits() {
        return 0;
    }

    @Override
    public OptionalInt keyLengthAttribute() {
        return OptionalInt.empty();
    }

    @Override
    public int ivLength() {
        return 0;
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
        return COPY;
    }
}
