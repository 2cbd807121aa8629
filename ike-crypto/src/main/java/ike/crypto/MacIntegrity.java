package ike.crypto;

import ike.wire.v2.IntegrityId;

/**
 * A MAC cut to its first octets, under a key of one length: AUTH_HMAC_* (RFC 2403, RFC 2404, RFC 4595 §4.3, RFC 4868
 * §2.1.1), where that is the hash's, AUTH_AES_XCBC_96 (RFC 3566) and AUTH_AES_CMAC_96 (RFC 4494).
 */
record MacIntegrity(IntegrityId id, Primitive<KeyedMac.Service> mac, int keyLength, int icvLength)
        implements
            Integrity {
    @Override
    public Run keyed(Secret key) {
        if (key.length() != keyLength) {
            throw new IllegalArgumentException(id + " takes " + keyLength + " octets of key, not " + key.length());
        }
        return new MacRun(Backends.of(mac).keyed(key), icvLength);
    }
}
