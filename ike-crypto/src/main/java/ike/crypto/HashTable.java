package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.PrfId;

/** The hashes of IKEv1 (RFC 2409 Appendix A and the registry since). */
final class HashTable {
    static final ImmutableList<Hash> ROWS = ImmutableList.of(
            hash("SHA-256", 4, PrfId.PRF_HMAC_SHA2_256), hash("SHA-384", 5, PrfId.PRF_HMAC_SHA2_384),
            hash("SHA-512", 6, PrfId.PRF_HMAC_SHA2_512), hash("SHA-1", 2, PrfId.PRF_HMAC_SHA1),
            hash("MD5", 1, PrfId.PRF_HMAC_MD5));

    private HashTable() {
    }

    private static Hash hash(String name, int ikev1, PrfId prfId) {
        Prf prf = Algorithms.prf(prfId).orElseThrow();
        return new Hash(name, ikev1, prf.outputLength(), prf);
    }
}
