package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.CodePoint;
import ike.wire.Status;
import ike.wire.v2.CompressionId;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.TransformId;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An algorithm has the level in IKEv1's registries that it has in IKEv2's, whose levels are compared with the RFCs. */
class LevelsTest {
    private static final ike.wire.v2.ProtocolId.Known IKE = ike.wire.v2.ProtocolId.Known.IKE;
    private static final ike.wire.v2.ProtocolId.Known ESP = ike.wire.v2.ProtocolId.Known.ESP;

    @ParameterizedTest
    @EnumSource(OakleyGroup.class)
    void groupsHaveTheSameNumbersInBothVersions(OakleyGroup group) {
        assertThat(group.status()).isEqualTo(levelOf(KeyExchangeId.find(group.code()), id -> id.status(IKE)));
    }

    @ParameterizedTest
    @EnumSource(EspTransformId.class)
    void encryptionOfEspHasTheSameNumbersInBothVersions(EspTransformId id) {
        // 22 and 23 stand for other algorithms, which nobody ranks either; 10 is RC4, and free in IKEv2.
        Optional<EncryptionId> other = id.code() < 21 ? EncryptionId.find(id.code()) : Optional.empty();

        assertThat(id.status()).isEqualTo(levelOf(other, encryption -> encryption.status(ESP)));
    }

    @ParameterizedTest
    @EnumSource(IpcompTransformId.class)
    void compression(IpcompTransformId id) {
        assertThat(id.status()).isEqualTo(CompressionId.valueOf(id.name()).status());
    }

    @ParameterizedTest
    @CsvSource({"DES_CBC, ENCR_DES", "IDEA_CBC, ENCR_IDEA", "BLOWFISH_CBC, ENCR_BLOWFISH", "RC5_R16_B64_CBC, ENCR_RC5",
            "TRIPLE_DES_CBC, ENCR_3DES", "CAST_CBC, ENCR_CAST", "AES_CBC, ENCR_AES_CBC",
            "CAMELLIA_CBC, ENCR_CAMELLIA_CBC"})
    void encryptionOfPhase1(OakleyEncryption id, EncryptionId same) {
        assertThat(id.status()).isEqualTo(same.status(IKE));
    }

    @ParameterizedTest
    @CsvSource({"MD5, PRF_HMAC_MD5", "SHA, PRF_HMAC_SHA1", "TIGER, PRF_HMAC_TIGER", "SHA2_256, PRF_HMAC_SHA2_256",
            "SHA2_384, PRF_HMAC_SHA2_384", "SHA2_512, PRF_HMAC_SHA2_512"})
    void hashesOfPhase1HaveTheLevelOfThePrfThatTheyMake(OakleyHash id, PrfId same) {
        assertThat(id.status()).isEqualTo(same.status(IKE));
    }

    @ParameterizedTest
    @CsvSource({"HMAC_MD5, AH_MD5, AUTH_HMAC_MD5_96", "HMAC_SHA, AH_SHA, AUTH_HMAC_SHA1_96",
            "DES_MAC, AH_DES, AUTH_DES_MAC", "HMAC_SHA2_256, AH_SHA2_256, AUTH_HMAC_SHA2_256_128",
            "HMAC_SHA2_384, AH_SHA2_384, AUTH_HMAC_SHA2_384_192", "HMAC_SHA2_512, AH_SHA2_512, AUTH_HMAC_SHA2_512_256",
            "AES_XCBC_MAC, AH_AES_XCBC_MAC, AUTH_AES_XCBC_96", "AES_128_GMAC, AH_AES_128_GMAC, AUTH_AES_128_GMAC",
            "AES_192_GMAC, AH_AES_192_GMAC, AUTH_AES_192_GMAC", "AES_256_GMAC, AH_AES_256_GMAC, AUTH_AES_256_GMAC"})
    void integrityOfEspAndAh(IpsecAuthentication attribute, AhTransformId transform, IntegrityId same) {
        assertThat(attribute.status()).isEqualTo(same.status(ESP));
        assertThat(transform.status()).isEqualTo(same.status(ESP));
    }

    @ParameterizedTest
    @CsvSource({"KPDK, MUST_NOT", "HMAC_RIPEMD, UNSPECIFIED", "SIG_RSA, UNSPECIFIED"})
    void attributesWithoutATransformOfAh(IpsecAuthentication attribute, Status level) {
        assertThat(attribute.status()).isEqualTo(level);
    }

    private static <T extends TransformId & CodePoint> Status levelOf(Optional<T> id, Function<T, Status> level) {
        return id.map(level).orElse(Status.UNSPECIFIED);
    }
}
