package ike.crypto;

import static ike.crypto.Algorithm.Kind.INTEG;
import static ike.crypto.Family.unassigned;
import static ike.wire.v2.IntegrityId.AUTH_AES_CMAC_96;
import static ike.wire.v2.IntegrityId.AUTH_AES_XCBC_96;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_MD5_128;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_MD5_96;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_SHA1_160;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_SHA1_96;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_SHA2_256_128;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_SHA2_384_192;
import static ike.wire.v2.IntegrityId.AUTH_HMAC_SHA2_512_256;
import static ike.wire.v2.PrfId.PRF_AES128_CMAC;
import static ike.wire.v2.PrfId.PRF_AES128_XCBC;
import static ike.wire.v2.PrfId.PRF_HMAC_MD5;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA1;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_256;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_384;
import static ike.wire.v2.PrfId.PRF_HMAC_SHA2_512;

import com.google.common.collect.ImmutableList;

/**
 * The integrity algorithms. Where Phase 1 of IKEv1 knows the hash inside, a keyword of this table names that hash
 * there.
 */
final class IntegrityTable {
    static final ImmutableList<Row<Integrity>> ROWS = Family.table(
            Family.of(INTEG, AUTH_HMAC_SHA2_256_128).words("sha256", "sha2_256").phase1(4).authentication(5, 5)
                    .impliesPrf(PRF_HMAC_SHA2_256)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_SHA2_256_128, Primitives.HMAC_SHA256, 32, 16)),
            Family.of(INTEG, AUTH_HMAC_SHA2_384_192).words("sha384", "sha2_384").phase1(5).authentication(6, 6)
                    .impliesPrf(PRF_HMAC_SHA2_384)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_SHA2_384_192, Primitives.HMAC_SHA384, 48, 24)),
            Family.of(INTEG, AUTH_HMAC_SHA2_512_256).words("sha512", "sha2_512").phase1(6).authentication(7, 7)
                    .impliesPrf(PRF_HMAC_SHA2_512)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_SHA2_512_256, Primitives.HMAC_SHA512, 64, 32)),
            Family.of(INTEG, AUTH_HMAC_SHA1_96).words("sha1", "sha").phase1(2).authentication(2, 3)
                    .impliesPrf(PRF_HMAC_SHA1)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_SHA1_96, Primitives.HMAC_SHA1, 20, 12)),
            Family.of(INTEG, AUTH_HMAC_SHA1_160).words("sha1_160").impliesPrf(PRF_HMAC_SHA1)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_SHA1_160, Primitives.HMAC_SHA1, 20, 20)),
            Family.of(INTEG, AUTH_AES_XCBC_96).words("aesxcbc").authentication(9, 9).impliesPrf(PRF_AES128_XCBC)
                    .by(_ -> new MacIntegrity(AUTH_AES_XCBC_96, Primitives.AES_XCBC, 16, 12)),
            Family.of(INTEG, AUTH_AES_CMAC_96).words("aescmac").impliesPrf(PRF_AES128_CMAC)
                    .by(_ -> new MacIntegrity(AUTH_AES_CMAC_96, Primitives.AES_CMAC, 16, 12)),
            Family.of(INTEG, AUTH_HMAC_MD5_96).words("md5").phase1(1).authentication(1, 2).impliesPrf(PRF_HMAC_MD5)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_MD5_96, Primitives.HMAC_MD5, 16, 12)),
            Family.of(INTEG, AUTH_HMAC_MD5_128).words("md5_128").impliesPrf(PRF_HMAC_MD5)
                    .by(_ -> new MacIntegrity(AUTH_HMAC_MD5_128, Primitives.HMAC_MD5, 16, 16)),
            unassigned(INTEG).words("sha256_96", "sha2_256_96").absent(),
            unassigned(INTEG).words("camelliaxcbc").absent());

    private IntegrityTable() {
    }
}
