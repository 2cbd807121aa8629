package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.PrfId;

/** The hashes of IKEv1 (RFC 2409 Appendix A and the registry since). */
final class HashTable {
    static final ImmutableList<Hash> ROWS = ImmutableList.of(
            hash(Primitives.SHA256, 4, PrfId.PRF_HMAC_SHA2_256), hash(Primitives.SHA384, 5, PrfId.PRF_HMAC_SHA2_384),
            hash(Primitives.SHA512, 6, PrfId.PRF_HMAC_SHA2_512), hash(Primitives.SHA1, 2, PrfId.PRF_HMAC_SHA1),
            hash(Primitives.MD5, 1, PrfId.PRF_HMAC_MD5), hash(Primitives.TIGER, 3, PrfId.PRF_HMAC_TIGER));

    private HashTable() {
    }

    private static Hash hash(Primitive<HashFunction> function, int ikev1, PrfId prfId) {
        Prf prf = Algorithms.prf(prfId).orElseThrow();
        return new Hash(function, ikev1, prf.outputLength(), prf);
    }
}
