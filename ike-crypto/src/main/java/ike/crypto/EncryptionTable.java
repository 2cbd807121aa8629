package ike.crypto;

import static ike.crypto.Algorithm.Kind.AEAD;
import static ike.crypto.Algorithm.Kind.ENCR;
import static ike.crypto.Family.unassigned;
import static ike.wire.v2.EncryptionId.ENCR_3DES;
import static ike.wire.v2.EncryptionId.ENCR_AES_CBC;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_12;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_16;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_8;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_8_IIV;
import static ike.wire.v2.EncryptionId.ENCR_AES_CTR;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_12;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_16;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_16_IIV;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_8;
import static ike.wire.v2.EncryptionId.ENCR_BLOWFISH;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CBC;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_12;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_16;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_8;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CTR;
import static ike.wire.v2.EncryptionId.ENCR_CAST;
import static ike.wire.v2.EncryptionId.ENCR_CHACHA20_POLY1305;
import static ike.wire.v2.EncryptionId.ENCR_CHACHA20_POLY1305_IIV;
import static ike.wire.v2.EncryptionId.ENCR_DES;
import static ike.wire.v2.EncryptionId.ENCR_IDEA;
import static ike.wire.v2.EncryptionId.ENCR_NULL;
import static ike.wire.v2.EncryptionId.ENCR_NULL_AUTH_AES_GMAC;

import com.google.common.collect.ImmutableList;
import java.util.OptionalInt;

/**
 * The encryption algorithms. The best stand first: a reader of the table meets AES-GCM before DES. In IKEv1 the numbers
 * of Phase 1 are those of RFC 2409 Appendix A, of ESP those of RFC 2407 §4.4.4 and the RFC of each algorithm.
 * strongSwan has no keywords for IDEA and for the implicit initialization vectors of RFC 8750; those are ours.
 */
final class EncryptionTable {
    static final ImmutableList<Row<Encryption>> ROWS = Family.table(
            Family.of(AEAD, ENCR_AES_GCM_16).bits(128, 192, 256).words("aes$gcm16", "aes$gcm128", "aes$gcm").esp(20)
                    .by(bits -> AeadCipher.gcm(ENCR_AES_GCM_16, bits, 16)),
            Family.of(AEAD, ENCR_AES_GCM_12).bits(128, 192, 256).words("aes$gcm12", "aes$gcm96").esp(19)
                    .by(bits -> AeadCipher.gcm(ENCR_AES_GCM_12, bits, 12)),
            Family.of(AEAD, ENCR_AES_GCM_8).bits(128, 192, 256).words("aes$gcm8", "aes$gcm64").esp(18)
                    .by(bits -> AeadCipher.gcm(ENCR_AES_GCM_8, bits, 8)),
            Family.of(AEAD, ENCR_CHACHA20_POLY1305).words("chacha20poly1305")
                    .by(_ -> AeadCipher.chaCha20(ENCR_CHACHA20_POLY1305, OptionalInt.empty())),
            Family.of(AEAD, ENCR_CHACHA20_POLY1305).bits(256).words("chacha20poly1305compat")
                    .by(bits -> AeadCipher.chaCha20(ENCR_CHACHA20_POLY1305, OptionalInt.of(bits))),
            Family.of(AEAD, ENCR_AES_CCM_16).bits(128, 192, 256).words("aes$ccm16", "aes$ccm128", "aes$ccm").esp(16)
                    .by(bits -> AeadCipher.ccm(ENCR_AES_CCM_16, Primitives.AES_CCM, bits, 16)),
            Family.of(AEAD, ENCR_AES_CCM_12).bits(128, 192, 256).words("aes$ccm12", "aes$ccm96").esp(15)
                    .by(bits -> AeadCipher.ccm(ENCR_AES_CCM_12, Primitives.AES_CCM, bits, 12)),
            Family.of(AEAD, ENCR_AES_CCM_8).bits(128, 192, 256).words("aes$ccm8", "aes$ccm64").esp(14)
                    .by(bits -> AeadCipher.ccm(ENCR_AES_CCM_8, Primitives.AES_CCM, bits, 8)),
            Family.of(AEAD, ENCR_NULL_AUTH_AES_GMAC).bits(128, 192, 256).words("aes$gmac").esp(23).by(GmacCipher::new),
            Family.of(AEAD, ENCR_CAMELLIA_CCM_16).bits(128, 192, 256).words("camellia$ccm16", "camellia$ccm128")
                    .by(bits -> AeadCipher.ccm(ENCR_CAMELLIA_CCM_16, Primitives.CAMELLIA_CCM, bits, 16)),
            Family.of(AEAD, ENCR_CAMELLIA_CCM_12).bits(128, 192, 256).words("camellia$ccm12", "camellia$ccm96")
                    .by(bits -> AeadCipher.ccm(ENCR_CAMELLIA_CCM_12, Primitives.CAMELLIA_CCM, bits, 12)),
            Family.of(AEAD, ENCR_CAMELLIA_CCM_8).bits(128, 192, 256).words("camellia$ccm8", "camellia$ccm64")
                    .by(bits -> AeadCipher.ccm(ENCR_CAMELLIA_CCM_8, Primitives.CAMELLIA_CCM, bits, 8)),
            Family.of(AEAD, ENCR_AES_GCM_16_IIV).bits(128, 192, 256).words("aes$gcm16iiv")
                    .by(bits -> AeadCipher.gcm(ENCR_AES_GCM_16_IIV, bits, 16).withImplicitIv()),
            Family.of(AEAD, ENCR_AES_CCM_8_IIV).bits(128, 192, 256).words("aes$ccm8iiv")
                    .by(bits -> AeadCipher.ccm(ENCR_AES_CCM_8_IIV, Primitives.AES_CCM, bits, 8).withImplicitIv()),
            Family.of(AEAD, ENCR_CHACHA20_POLY1305_IIV).words("chacha20poly1305iiv")
                    .by(_ -> AeadCipher.chaCha20(ENCR_CHACHA20_POLY1305_IIV, OptionalInt.empty()).withImplicitIv()),
            Family.of(ENCR, ENCR_AES_CBC).bits(128, 192, 256).words("aes$", "aes").phase1(7).esp(12)
                    .by(bits -> CbcCipher.of(ENCR_AES_CBC, Primitives.AES_CBC, bits, 16)),
            Family.of(ENCR, ENCR_AES_CTR).bits(128, 192, 256).words("aes$ctr").esp(13)
                    .by(bits -> new CtrCipher(ENCR_AES_CTR, Primitives.AES_CTR, bits)),
            Family.of(ENCR, ENCR_CAMELLIA_CBC).bits(128, 192, 256).words("camellia$", "camellia").phase1(8).esp(22)
                    .by(bits -> CbcCipher.of(ENCR_CAMELLIA_CBC, Primitives.CAMELLIA_CBC, bits, 16)),
            Family.of(ENCR, ENCR_CAMELLIA_CTR).bits(128, 192, 256).words("camellia$ctr")
                    .by(bits -> new CtrCipher(ENCR_CAMELLIA_CTR, Primitives.CAMELLIA_CTR, bits)),
            Family.of(ENCR, ENCR_3DES).words("3des").phase1(5).esp(3)
                    .by(_ -> CbcCipher.oneLength(ENCR_3DES, Primitives.TRIPLE_DES_CBC, 192)),
            Family.of(ENCR, ENCR_BLOWFISH).bits(128, 192, 256).words("blowfish$", "blowfish").phase1(3).esp(7)
                    .by(bits -> CbcCipher.of(ENCR_BLOWFISH, Primitives.BLOWFISH_CBC, bits, 8)),
            Family.of(ENCR, ENCR_CAST).bits(128).words("cast$").phase1(6).esp(6)
                    .by(bits -> CbcCipher.of(ENCR_CAST, Primitives.CAST_CBC, bits, 8)),
            Family.of(ENCR, ENCR_IDEA).words("idea").phase1(2).esp(5)
                    .by(_ -> CbcCipher.oneLength(ENCR_IDEA, Primitives.IDEA_CBC, 128)),
            Family.of(ENCR, ENCR_DES).words("des").phase1(1).esp(2)
                    .by(_ -> CbcCipher.oneLength(ENCR_DES, Primitives.DES_CBC, 64)),
            Family.of(ENCR, ENCR_NULL).words("null").esp(11).by(_ -> new NullCipher()),
            unassigned(ENCR).bits(128, 192, 256).words("serpent$", "serpent").absent(),
            unassigned(ENCR).bits(128, 192, 256).words("twofish$", "twofish").absent());

    private EncryptionTable() {
    }
}
