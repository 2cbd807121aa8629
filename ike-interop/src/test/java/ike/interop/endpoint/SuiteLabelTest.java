package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import org.junit.jupiter.api.Test;

class SuiteLabelTest {
    @Test
    void findsTheCipherWithItsKeyLengthAndTheIntegrityAlgorithm() {
        SuiteLabel gcm = SuiteLabel.of("ENCR_AES_GCM_16_256/PRF_HMAC_SHA2_256/Curve25519");
        assertThat(gcm.cipher()).contains(CipherChoice.of(EncryptionId.ENCR_AES_GCM_16, 256));
        assertThat(gcm.check()).isEqualTo(IcvCheck.NONE);
        SuiteLabel cbc = SuiteLabel.of("ENCR_AES_CBC_128/AUTH_HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048");
        assertThat(cbc.cipher()).contains(CipherChoice.of(EncryptionId.ENCR_AES_CBC, 128));
        assertThat(cbc.check()).isEqualTo(new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_256_128));
        assertThat(SuiteLabel.of("ENCR_3DES/AUTH_HMAC_SHA1_96").cipher())
                .contains(CipherChoice.of(EncryptionId.ENCR_3DES, 192));
        assertThat(SuiteLabel.of("").cipher()).isEmpty();
    }
}
