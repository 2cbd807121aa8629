package ike.crypto;

import static ike.crypto.Algorithm.Kind.PRF;
import static ike.crypto.Family.unassigned;
import static ike.wire.v2.PrfId.PRF_AES128_CMAC;
import static ike.wire.v2.PrfId.PRF_AES128_XCBC;
import static ike.wire.v2.PrfId.PRF_HMAC_MD5;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA1;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_256;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_384;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_512;
import static ike.wire.v2.PrfId.PRF_HMAC_TIGER;

import com.google.common.collect.ImmutableList;

/** The pseudorandom functions. IKEv1 negotiates a hash in place of one, and HMAC over it is the PRF (RFC 2409 §4). */
final class PrfTable {
    static final ImmutableList<Row<Prf>> ROWS = Family.table(
            Family.of(PRF, PRF_HMAC_SHA2_256).words("prfsha256").phase1(4)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_256, Primitives.HMAC_SHA256, 32)),
            Family.of(PRF, PRF_HMAC_SHA2_384).words("prfsha384").phase1(5)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_384, Primitives.HMAC_SHA384, 48)),
            Family.of(PRF, PRF_HMAC_SHA2_512).words("prfsha512").phase1(6)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_512, Primitives.HMAC_SHA512, 64)),
            Family.of(PRF, PRF_HMAC_SHA1).words("prfsha1").phase1(2)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA1, Primitives.HMAC_SHA1, 20)),
            Family.of(PRF, PRF_AES128_XCBC).words("prfaesxcbc")
                    .by(_ -> new AesPrf(PRF_AES128_XCBC, Primitives.AES_XCBC, true)),
            Family.of(PRF, PRF_AES128_CMAC).words("prfaescmac")
                    .by(_ -> new AesPrf(PRF_AES128_CMAC, Primitives.AES_CMAC, false)),
            Family.of(PRF, PRF_HMAC_MD5).words("prfmd5").phase1(1)
                    .by(_ -> new HmacPrf(PRF_HMAC_MD5, Primitives.HMAC_MD5, 16)),
            Family.of(PRF, PRF_HMAC_TIGER).words("prftiger").phase1(3)
                    .by(_ -> new HmacPrf(PRF_HMAC_TIGER, Primitives.HMAC_TIGER, 24)),
            unassigned(PRF).words("prfcamelliaxcbc").absent());

    private PrfTable() {
    }
}
