package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.IntegrityId;

/**
 * AUTH_AES_128_GMAC, AUTH_AES_192_GMAC and AUTH_AES_256_GMAC, the integrity algorithms that only AH has (RFC 4543 §4):
 *
 * <pre>
 * Authentication Data = IV (8) | GMAC (key, salt (4) | IV (8), authenticated data) (16)
 * </pre>
 *
 * Unlike every {@link Integrity} it takes an initialization vector, which must never come twice under one key; ESP must not
 * use it (§5.3). The AH of the datapath has the algorithms of {@link Integrity} only, so no proposal offers it.
 */
public enum AhGmac {
    /** With a key of 128 bits. */
    AES_128(IntegrityId.AUTH_AES_128_GMAC, 16),
    /** With a key of 192 bits. */
    AES_192(IntegrityId.AUTH_AES_192_GMAC, 24),
    /** With a key of 256 bits. */
    AES_256(IntegrityId.AUTH_AES_256_GMAC, 32);

    /** Octets of the initialization vector. */
    public static final int IV_LENGTH = 8;
    /** Octets of the Authentication Data. */
    public static final int LENGTH = IV_LENGTH + 16;

    private static final int SALT = 4;
    private static final int ICV = 16;

    private final IntegrityId id;
    private final int cipherKeyLength;

    AhGmac(IntegrityId id, int cipherKeyLength) {
        this.id = id;
        this.cipherKeyLength = cipherKeyLength;
    }

    /** The transform that negotiates it. */
    public IntegrityId id() {
        return id;
    }

    /** Octets of keying material: the cipher's key, then the salt (RFC 4543 §5.4). */
    public int keyLength() {
        return cipherKeyLength + SALT;
    }

    /** The Authentication Data over {@code covered}. */
    public Bytes authenticationData(Secret key, Bytes iv, Bytes covered) {
        if (key.length() != keyLength() || iv.length() != IV_LENGTH) {
            throw new IllegalArgumentException(id + " takes " + keyLength() + " octets of keying material and "
                    + IV_LENGTH + " of IV, not " + key.length() + " and " + iv.length());
        }
        byte[] icv = new byte[ICV];
        try (Secret cipherKey = key.slice(0, cipherKeyLength);
                Secret salt = key.slice(cipherKeyLength, keyLength());
                KeyedAead gcm = Backends.of(Primitives.AES_GCM).keyed(cipherKey, ICV, Direction.SEAL)) {
            byte[] nonce = Bytes.concat(Bytes.copyOf(salt.octets()), iv).toArray();
            gcm.run(nonce, covered.toArray(), 0, covered.length(), new byte[0], 0, 0, icv, 0);
        }
        return Bytes.concat(iv, Bytes.owning(icv));
    }

    /** True when the Authentication Data belong to {@code covered}; compared in constant time. */
    public boolean verify(Secret key, Bytes authenticationData, Bytes covered) {
        return authenticationData.length() == LENGTH && ConstantTime.equal(authenticationData,
                authenticationData(key, authenticationData.slice(0, IV_LENGTH), covered));
    }
}
