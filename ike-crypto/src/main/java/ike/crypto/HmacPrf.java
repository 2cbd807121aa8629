package ike.crypto;

import ike.wire.v2.PrfId;

/**
 * PRF_HMAC_* (RFC 2104, RFC 4868 §2.1.2): HMAC with its whole output; the preferred key is as long as that output (RFC
 * 7296 §2.13).
 */
record HmacPrf(PrfId id, Primitive<KeyedMac.Service> hmac, int outputLength) implements Prf {
    @Override
    public Primitive<?> primitive() {
        return hmac;
    }

    @Override
    public int keyLength() {
        return outputLength;
    }

    @Override
    public Run keyed(Secret key) {
        return new MacRun(Backends.of(hmac).keyed(key), outputLength);
    }
}
