package ike.interop.keys;

import ike.wire.v2.IntegrityId;

/** How the integrity check value behind a ciphertext is to be judged. */
public sealed interface IcvCheck {
    /** By the encryption algorithm, or by nothing. */
    IcvCheck NONE = new By(IntegrityId.NONE);

    /** Octets of the value; 0 when the encryption algorithm brings its own, or there is none. */
    int length();

    /** By an integrity algorithm; {@code NONE} leaves it to a combined-mode encryption algorithm. */
    record By(IntegrityId id) implements IcvCheck {
        @Override
        public int length() {
            return switch (id) {
                case NONE -> 0;
                case AUTH_DES_MAC, AUTH_KPDK_MD5 -> 8;
                case AUTH_HMAC_MD5_96, AUTH_HMAC_SHA1_96, AUTH_AES_XCBC_96, AUTH_AES_CMAC_96 -> 12;
                case AUTH_HMAC_MD5_128, AUTH_AES_128_GMAC, AUTH_AES_192_GMAC, AUTH_AES_256_GMAC,
                        AUTH_HMAC_SHA2_256_128 ->
                    16;
                case AUTH_HMAC_SHA1_160 -> 20;
                case AUTH_HMAC_SHA2_384_192 -> 24;
                case AUTH_HMAC_SHA2_512_256 -> 32;
            };
        }
    }

    /** Not at all: only its length is known. */
    record Skipped(int length) implements IcvCheck {
    }
}
