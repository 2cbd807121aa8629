package ike.interop.keys;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.wire.v2.EncryptionId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An encryption algorithm as two peers agreed on it (RFC 7296 §3.3.2, §3.3.5).
 *
 * @param id the algorithm
 * @param keyBits the Key Length attribute: bits of the cipher's key without a salt; absent where the algorithm has one
 *     length only
 */
public record CipherChoice(EncryptionId id, OptionalInt keyBits) {
    /** The algorithm with its one key length, or with {@code bits}. */
    public static CipherChoice of(EncryptionId id, int bits) {
        boolean hasLengths = line(id).map(encryption -> encryption.keyLengthAttribute().isPresent()).orElse(false);
        return new CipherChoice(id, hasLengths ? OptionalInt.of(bits) : OptionalInt.empty());
    }

    /** The algorithm with the key length that {@code octets} of keying material leave when the salt is taken off. */
    static CipherChoice ofMaterial(EncryptionId id, int octets) {
        return of(id, Math.max(0, octets - line(id).map(Encryption::saltLength).orElse(0)) * 8);
    }

    /** True for what checks integrity by itself (RFC 5282 §1, RFC 4543). */
    public static boolean isAead(EncryptionId id) {
        return line(id).map(Encryption::aead).orElse(false);
    }

    /** {@code ENCR_AES_CBC-256}. */
    @Override
    public String toString() {
        return id + (keyBits.isPresent() ? "-" + keyBits.getAsInt() : "");
    }

    /** The algorithm with the first of its key lengths, which differ in nothing else. */
    private static Optional<Encryption> line(EncryptionId id) {
        return Algorithms.encryptions().stream().filter(encryption -> encryption.id() == id).findFirst();
    }
}
