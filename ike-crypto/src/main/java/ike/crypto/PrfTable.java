package ike.crypto;

import static ike.crypto.Algorithm.Kind.PRF;
import static ike.crypto.Family.of;
import static ike.crypto.Family.unassigned;
import static ike.wire.v2.PrfId.PRF_AES128_CMAC;
import static ike.wire.v2.PrfId.PRF_AES128_XCBC;
import static ike.wire.v2.PrfId.PRF_HMAC_MD5;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA1;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_256;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_384;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_512;

import com.google.common.collect.ImmutableList;

/** The pseudorandom functions. IKEv1 negotiates a hash in place of one, and HMAC over it is the PRF (RFC 2409 §4). */
final class PrfTable {
    static final ImmutableList<Row<Prf>> ROWS = Family.table(
            of(PRF, PRF_HMAC_SHA2_256).words("prfsha256").phase1(4)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_256, "HmacSHA256", 32)),
            of(PRF, PRF_HMAC_SHA2_384).words("prfsha384").phase1(5)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_384, "HmacSHA384", 48)),
            of(PRF, PRF_HMAC_SHA2_512).words("prfsha512").phase1(6)
                    .by(_ -> new HmacPrf(PRF_HMAC_SHA2_512, "HmacSHA512", 64)),
            of(PRF, PRF_HMAC_SHA1).words("prfsha1").phase1(2).by(_ -> new HmacPrf(PRF_HMAC_SHA1, "HmacSHA1", 20)),
            of(PRF, PRF_AES128_XCBC).words("prfaesxcbc").absent(),
            of(PRF, PRF_AES128_CMAC).words("prfaescmac").absent(),
            of(PRF, PRF_HMAC_MD5).words("prfmd5").phase1(1).by(_ -> new HmacPrf(PRF_HMAC_MD5, "HmacMD5", 16)),
            unassigned(PRF).words("prfcamelliaxcbc").absent());

    private PrfTable() {
    }
}
