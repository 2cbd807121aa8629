package ike.crypto;

import static ike.crypto.Algorithm.Kind.AEAD;
import static ike.crypto.Algorithm.Kind.ENCR;
import static ike.crypto.Family.of;
import static ike.crypto.Family.unassigned;
import static ike.wire.v2.EncryptionId.ENCR_3DES;
import static ike.wire.v2.EncryptionId.ENCR_AES_CBC;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_12;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_16;
import static ike.wire.v2.EncryptionId.ENCR_AES_CCM_8;
import static ike.wire.v2.EncryptionId.ENCR_AES_CTR;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_12;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_16;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_8;
import static ike.wire.v2.EncryptionId.ENCR_BLOWFISH;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CBC;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_12;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_16;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CCM_8;
import static ike.wire.v2.EncryptionId.ENCR_CAMELLIA_CTR;
import static ike.wire.v2.EncryptionId.ENCR_CAST;
import static ike.wire.v2.EncryptionId.ENCR_CHACHA20_POLY1305;
import static ike.wire.v2.EncryptionId.ENCR_DES;
import static ike.wire.v2.EncryptionId.ENCR_IDEA;
import static ike.wire.v2.EncryptionId.ENCR_NULL;
import static ike.wire.v2.EncryptionId.ENCR_NULL_AUTH_AES_GMAC;

import com.google.common.collect.ImmutableList;

/**
 * The encryption algorithms. The best stand first: a reader of the table meets AES-GCM before DES. In IKEv1 the numbers
 * of Phase 1 are those of RFC 2409 Appendix A, of ESP those of RFC 2407 §4.4.4 and the RFC of each algorithm.
 */
final class EncryptionTable {
    static final ImmutableList<Row<Encryption>> ROWS = Family.table(
            of(AEAD, ENCR_AES_GCM_16).bits(128, 192, 256).words("aes$gcm16", "aes$gcm128", "aes$gcm").esp(20)
                    .by(bits -> new AesGcm(ENCR_AES_GCM_16, bits, 16)),
            of(AEAD, ENCR_AES_GCM_12).bits(128, 192, 256).words("aes$gcm12", "aes$gcm96").esp(19)
                    .by(bits -> new AesGcm(ENCR_AES_GCM_12, bits, 12)),
            of(AEAD, ENCR_AES_GCM_8).bits(128, 192, 256).words("aes$gcm8", "aes$gcm64").esp(18).absent(),
            of(AEAD, ENCR_CHACHA20_POLY1305).words("chacha20poly1305").absent(),
            of(AEAD, ENCR_CHACHA20_POLY1305).bits(256).words("chacha20poly1305compat").absent(),
            of(AEAD, ENCR_AES_CCM_16).bits(128, 192, 256).words("aes$ccm16", "aes$ccm128", "aes$ccm").esp(16).absent(),
            of(AEAD, ENCR_AES_CCM_12).bits(128, 192, 256).words("aes$ccm12", "aes$ccm96").esp(15).absent(),
            of(AEAD, ENCR_AES_CCM_8).bits(128, 192, 256).words("aes$ccm8", "aes$ccm64").esp(14).absent(),
            of(AEAD, ENCR_NULL_AUTH_AES_GMAC).bits(128, 192, 256).words("aes$gmac").esp(23).absent(),
            of(AEAD, ENCR_CAMELLIA_CCM_16).bits(128, 192, 256).words("camellia$ccm16", "camellia$ccm128").absent(),
            of(AEAD, ENCR_CAMELLIA_CCM_12).bits(128, 192, 256).words("camellia$ccm12", "camellia$ccm96").absent(),
            of(AEAD, ENCR_CAMELLIA_CCM_8).bits(128, 192, 256).words("camellia$ccm8", "camellia$ccm64").absent(),
            of(ENCR, ENCR_AES_CBC).bits(128, 192, 256).words("aes$", "aes").phase1(7).esp(12).by(CbcCipher::aes),
            of(ENCR, ENCR_AES_CTR).bits(128, 192, 256).words("aes$ctr").esp(13).absent(),
            of(ENCR, ENCR_CAMELLIA_CBC).bits(128, 192, 256).words("camellia$", "camellia").phase1(8).esp(22).absent(),
            of(ENCR, ENCR_CAMELLIA_CTR).bits(128, 192, 256).words("camellia$ctr").absent(),
            of(ENCR, ENCR_3DES).words("3des").phase1(5).esp(3).by(_ -> CbcCipher.tripleDes()),
            of(ENCR, ENCR_BLOWFISH).bits(128, 192, 256).words("blowfish$", "blowfish").phase1(3).esp(7).absent(),
            of(ENCR, ENCR_CAST).bits(128).words("cast$").phase1(6).esp(6).absent(),
            of(ENCR, ENCR_IDEA).words("idea").phase1(2).esp(5).absent(),
            of(ENCR, ENCR_DES).words("des").phase1(1).esp(2).absent(),
            of(ENCR, ENCR_NULL).words("null").esp(11).absent(),
            unassigned(ENCR).bits(128, 192, 256).words("serpent$", "serpent").absent(),
            unassigned(ENCR).bits(128, 192, 256).words("twofish$", "twofish").absent());

    private EncryptionTable() {
    }
}
