package ike.crypto;

import ike.wire.v2.IntegrityId;

/**
 * AUTH_HMAC_* (RFC 2404, RFC 4595 §4.3, RFC 4868 §2.1.1): HMAC cut to its first octets, under a key as long as the
 * hash's output.
 */
record HmacIntegrity(IntegrityId id, String algorithm, int keyLength, int icvLength) implements Integrity {
    @Override
    public Run keyed(Secret key) {
        if (key.length() != keyLength) {
            throw new IllegalArgumentException(id + " takes " + keyLength + " octets of key, not " + key.length());
        }
        return new Hmac(algorithm, key, icvLength);
    }
}
