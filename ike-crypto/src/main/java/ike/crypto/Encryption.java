package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An encryption algorithm with its key length, transform type 1 (RFC 7296 §3.3.2, §3.3.5), as IKE messages use it: one
 * message, one call. Packets go through {@code ike.crypto.packet} instead. Stateless; any thread may use it.
 */
public interface Encryption {
    /** The transform that negotiates this algorithm. */
    EncryptionId id();

    /** Bits of the cipher's key, without a salt. */
    int keyBits();

    /** The Key Length attribute: absent for an algorithm that has one key length only (RFC 7296 §3.3.5). */
    default OptionalInt keyLengthAttribute() {
        return OptionalInt.of(keyBits());
    }

    /**
     * Octets of keying material: the cipher's key, and behind it the salt of an algorithm that has one (RFC 5282 §7.1).
     */
    int keyLength();

    /** Octets of the initialization vector on the wire. */
    int ivLength();

    /** The plaintext's length, padding included, is a multiple of this many octets. */
    int blockLength();

    /**
     * Octets of the integrity check value that the algorithm itself puts behind the ciphertext; 0 unless {@link #aead}.
     */
    int icvLength();

    /** True for combined-mode algorithms, which go without an integrity algorithm (RFC 5282 §8). */
    boolean aead();

    /**
     * Encrypts.
     *
     * @param iv {@link #ivLength} octets: for an AEAD never used before under this key, for CBC unpredictable
     * @param associatedData protected but not encrypted; empty unless {@link #aead}
     * @param plaintext a multiple of {@link #blockLength} octets
     * @return the ciphertext, and behind it the integrity check value if there is one
     */
    Bytes seal(Secret key, Bytes iv, Bytes associatedData, Bytes plaintext);

    /**
     * Decrypts what {@link #seal} returned; empty when the lengths are impossible or the integrity check fails. An
     * algorithm that is not {@link #aead} checks nothing else: its integrity algorithm must have approved of the octets
     * first.
     */
    Optional<Bytes> open(Secret key, Bytes iv, Bytes associatedData, Bytes ciphertext);
}
