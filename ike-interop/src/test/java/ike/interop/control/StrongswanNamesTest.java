package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.SuiteLabel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that are strongSwan's and nobody else's. */
class StrongswanNamesTest {
    /** An SA of IKEv1 has a hash, and neither prf nor integrity algorithm of its own. */
    @ParameterizedTest
    @CsvSource({"ENCR_3DES/PRF_HMAC_SHA1/MODP_1024, HMAC_SHA1_96", "ENCR_3DES/PRF_HMAC_MD5/MODP_1024, HMAC_MD5_96",
            "ENCR_AES_CBC_128/PRF_HMAC_SHA2_256/Curve25519, HMAC_SHA2_256_128",
            "ENCR_AES_CBC_192/PRF_HMAC_SHA2_384/Curve25519, HMAC_SHA2_384_192",
            "ENCR_AES_CBC_256/PRF_HMAC_SHA2_512/Curve25519, HMAC_SHA2_512_256"})
    void theHashOfIkev1IsShownAsAnIntegrityAlgorithm(String label, String name) {
        assertThat(StrongswanNames.hash(SuiteLabel.of(label))).contains(name);
    }
}
