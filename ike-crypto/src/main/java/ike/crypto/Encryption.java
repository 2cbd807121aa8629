package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An encryption algorithm with its key length, transform type 1 (RFC 7296 §3.3.2, §3.3.5). Messages of IKE go through
 * {@link #seal} and {@link #open}, one call each; packets through a {@link Run} that is keyed once. Stateless; any
 * thread may use it.
 */
public interface Encryption {
    /** The transform that negotiates this algorithm. */
    EncryptionId id();

    /** What libraries compete for in it; nothing where nothing is computed. */
    Optional<Primitive<?>> primitive();

    /** Bits of the cipher's key, without a salt. */
    int keyBits();

    /** The Key Length attribute: absent for an algorithm that has one key length only (RFC 7296 §3.3.5). */
    OptionalInt keyLengthAttribute();

    /**
     * Octets of keying material: the cipher's key, and behind it the salt of an algorithm that has one (RFC 5282 §7.1).
     */
    default int keyLength() {
        return keyBits() / 8 + saltLength();
    }

    /** Octets of the salt, which RFC 3686 calls a nonce. */
    default int saltLength() {
        return 0;
    }

    /**
     * Octets of the initialization vector on the wire; none where it is the sequence number of the packet, which stands
     * in the associated data (RFC 8750 §4).
     */
    int ivLength();

    /**
     * True when nobody must foresee the initialization vector (RFC 3602 §3); the others must only never come twice under
     * one key.
     */
    default boolean unpredictableIv() {
        return false;
    }

    /** The plaintext's length, padding included, is a multiple of this many octets. */
    int blockLength();

    /**
     * Octets of the integrity check value that the algorithm itself puts behind the ciphertext; 0 unless {@link #aead}.
     */
    int icvLength();

    /** True for combined-mode algorithms, which go without an integrity algorithm (RFC 5282 §8). */
    default boolean aead() {
        return icvLength() > 0;
    }

    /**
     * The algorithm under one key and in one direction.
     *
     * @param key {@link #keyLength} octets of keying material, lent
     */
    Run keyed(Secret key, Direction direction);

    /**
     * Encrypts.
     *
     * @param iv {@link #ivLength} octets: never used before under this key, or unpredictable ({@link #unpredictableIv})
     * @param associatedData protected but not encrypted; ignored unless {@link #aead}
     * @param plaintext a multiple of {@link #blockLength} octets
     * @return the ciphertext, and behind it the integrity check value if there is one
     */
    default Bytes seal(Secret key, Bytes iv, Bytes associatedData, Bytes plaintext) {
        if (iv.length() != ivLength()) {
            throw new IllegalArgumentException(id() + " takes " + ivLength() + " octets of IV, not " + iv.length());
        }
        try (Run run = keyed(key, Direction.SEAL)) {
            byte[] sealed = new byte[plaintext.length() + icvLength()];
            run.run(iv.toArray(), 0, associatedData.toArray(), 0, associatedData.length(), plaintext.toArray(), 0,
                    plaintext.length(), sealed, 0);
            return Bytes.owning(sealed);
        }
    }

    /**
     * Decrypts what {@link #seal} returned; empty when the lengths are impossible or the integrity check fails. An
     * algorithm that is not {@link #aead} checks nothing else: its integrity algorithm must have approved of the octets
     * first.
     */
    default Optional<Bytes> open(Secret key, Bytes iv, Bytes associatedData, Bytes ciphertext) {
        int length = ciphertext.length() - icvLength();
        if (iv.length() != ivLength() || length < 0 || length % blockLength() != 0) {
            return Optional.empty();
        }
        try (Run run = keyed(key, Direction.OPEN)) {
            byte[] opened = new byte[length];
            int result = run.run(iv.toArray(), 0, associatedData.toArray(), 0, associatedData.length(),
                    ciphertext.toArray(), 0, ciphertext.length(), opened, 0);
            return result == Run.FORGED ? Optional.empty() : Optional.of(Bytes.owning(opened));
        }
    }

    /** Throws unless {@code key} has the length of this algorithm's keying material: another one is our own mistake. */
    default void requireKey(Secret key) {
        if (key.length() != keyLength()) {
            throw new IllegalArgumentException(id() + " with " + keyBits() + " bits takes " + keyLength()
                    + " octets of keying material, not " + key.length());
        }
    }

    /**
     * An algorithm under one key and in one direction, for any number of messages. Confined to one thread; allocates
     * nothing that a library does not force on it.
     */
    interface Run extends AutoCloseable {
        /** In place of a length: the integrity check failed. */
        int FORGED = KeyedAead.FORGED;

        /**
         * Seals or opens one message; the parameters are those of {@link KeyedAead#run}.
         *
         * @param iv {@link Encryption#ivLength} octets at {@code ivOffset}
         * @param aad ignored unless {@link Encryption#aead}
         * @return octets written, or {@link #FORGED}
         */
        int run(byte[] iv, int ivOffset, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset,
                int inLength, byte[] out, int outOffset);

        /** Forgets the key; the cipher is of no use afterwards. */
        @Override
        void close();
    }
}
