package ike.interop.keys;

import com.google.common.collect.ImmutableSet;
import ike.wire.v2.EncryptionId;
import java.util.OptionalInt;

/**
 * An encryption algorithm as two peers agreed on it (RFC 7296 §3.3.2, §3.3.5).
 *
 * @param id the algorithm
 * @param keyBits the Key Length attribute: bits of the cipher's key without a salt; absent where the algorithm has one
 *     length only
 */
public record CipherChoice(EncryptionId id, OptionalInt keyBits) {
    /** These take no Key Length attribute. */
    private static final ImmutableSet<EncryptionId> ONE_LENGTH = ImmutableSet.of(EncryptionId.ENCR_DES_IV64,
            EncryptionId.ENCR_DES, EncryptionId.ENCR_3DES, EncryptionId.ENCR_IDEA, EncryptionId.ENCR_3IDEA,
            EncryptionId.ENCR_DES_IV32, EncryptionId.ENCR_NULL, EncryptionId.ENCR_CHACHA20_POLY1305,
            EncryptionId.ENCR_CHACHA20_POLY1305_IIV, EncryptionId.ENCR_KUZNYECHIK_MGM_KTREE,
            EncryptionId.ENCR_MAGMA_MGM_KTREE, EncryptionId.ENCR_KUZNYECHIK_MGM_MAC_KTREE,
            EncryptionId.ENCR_MAGMA_MGM_MAC_KTREE);

    /** The algorithm with its one key length, or with {@code bits}. */
    public static CipherChoice of(EncryptionId id, int bits) {
        return new CipherChoice(id, ONE_LENGTH.contains(id) ? OptionalInt.empty() : OptionalInt.of(bits));
    }

    /** The algorithm with the key length that {@code octets} of keying material leave when the salt is taken off. */
    static CipherChoice ofMaterial(EncryptionId id, int octets) {
        return of(id, Math.max(0, octets - saltLength(id)) * 8);
    }

    /**
     * Octets behind the cipher's key in the keying material: the salt or nonce of RFC 3686 §5.1, RFC 4106 §8.1, RFC
     * 4309 §7.1, RFC 4543 §5.1, RFC 7634 §2.
     */
    static int saltLength(EncryptionId id) {
        return switch (id) {
            case ENCR_AES_CTR, ENCR_CAMELLIA_CTR, ENCR_AES_GCM_8, ENCR_AES_GCM_12, ENCR_AES_GCM_16, ENCR_AES_GCM_16_IIV,
                    ENCR_NULL_AUTH_AES_GMAC, ENCR_CHACHA20_POLY1305, ENCR_CHACHA20_POLY1305_IIV ->
                4;
            case ENCR_AES_CCM_8, ENCR_AES_CCM_12, ENCR_AES_CCM_16, ENCR_AES_CCM_8_IIV, ENCR_CAMELLIA_CCM_8,
                    ENCR_CAMELLIA_CCM_12, ENCR_CAMELLIA_CCM_16 ->
                3;
            default -> 0;
        };
    }

    /** True for what checks integrity by itself (RFC 5282 §1, RFC 4543). */
    public static boolean isAead(EncryptionId id) {
        return saltLength(id) > 0 && id != EncryptionId.ENCR_AES_CTR && id != EncryptionId.ENCR_CAMELLIA_CTR;
    }

    /** {@code ENCR_AES_CBC-256}. */
    @Override
    public String toString() {
        return id + (keyBits.isPresent() ? "-" + keyBits.getAsInt() : "");
    }
}
