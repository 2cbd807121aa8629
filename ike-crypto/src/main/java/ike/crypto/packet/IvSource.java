package ike.crypto.packet;

import ike.crypto.Algorithms;
import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.PrfId;
import java.util.OptionalInt;

/**
 * Initialization vectors of outbound packets, without drawing randomness: the sequence number, which never repeats. For
 * CBC, whose vectors nobody must foresee, it is encrypted with AES. The key of that is derived from the SA's encryption
 * key by a PRF, so that the vectors look random to everyone who cannot read the traffic anyway, and the block cipher
 * under the encryption key itself never sees a counter.
 */
abstract sealed class IvSource implements AutoCloseable {
    private static final int COUNTER = 8;
    private static final Bytes LABEL = Bytes.utf8("ESP CBC initialization vectors");
    private static final int BLOCK = 16;

    static IvSource of(Encryption encryption, Secret encryptionKey) {
        if (encryption.unpredictableIv()) {
            return new Encrypted(encryptionKey, encryption.ivLength());
        }
        return encryption.ivLength() == 0 ? new None() : new Counter();
    }

    /** Writes the vector of a packet, as many octets as the cipher takes. */
    abstract void write(long sequence, byte[] packet, int offset);

    @Override
    public abstract void close();

    /** Ciphers without a vector in the packet (RFC 2410, RFC 8750). */
    private static final class None extends IvSource {
        @Override
        void write(long sequence, byte[] packet, int offset) {
            // nothing to write
        }

        @Override
        public void close() {
            // nothing here is secret
        }
    }

    /** The sequence number itself, 8 octets (RFC 4106 §3.1, RFC 3686 §3.1). */
    private static final class Counter extends IvSource {
        @Override
        void write(long sequence, byte[] packet, int offset) {
            OutboundSequence.LONG.set(packet, offset, sequence);
        }

        @Override
        public void close() {
            // nothing here is secret
        }
    }

    /** The sequence number encrypted; of its 16 octets a cipher with smaller blocks takes the first. */
    private static final class Encrypted extends IvSource {
        private final byte[] block = new byte[BLOCK];
        private final byte[] zeros = new byte[BLOCK];
        private final byte[] iv = new byte[BLOCK];
        private final Encryption.Run aes;
        private final int length;

        Encrypted(Secret encryptionKey, int length) {
            this.length = length;
            Encryption cbc = Algorithms.encryption(EncryptionId.ENCR_AES_CBC, OptionalInt.of(8 * BLOCK)).orElseThrow();
            try (Secret derived = Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow().of(encryptionKey, LABEL);
                    Secret key = derived.slice(0, BLOCK)) {
                aes = cbc.keyed(key, Direction.SEAL);
            }
        }

        @Override
        void write(long sequence, byte[] packet, int offset) {
            OutboundSequence.LONG.set(block, BLOCK - COUNTER, sequence);
            aes.run(zeros, 0, block, 0, 0, block, 0, BLOCK, iv, 0);
            System.arraycopy(iv, 0, packet, offset, length);
        }

        @Override
        public void close() {
            aes.close();
        }
    }
}
