package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Status;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of RFC 8247 §3.1.1 and §3.2, typed off. */
class SignatureLevelsTest {
    @ParameterizedTest
    @CsvSource({"1024, SHOULD_NOT", "2047, SHOULD_NOT", "2048, MUST", "2049, MAY", "3071, MAY", "3072, SHOULD",
            "3073, MAY", "4095, MAY", "4096, SHOULD", "4097, UNSPECIFIED", "8192, UNSPECIFIED"})
    void lengthsOfRsaKeys(int bits, Status level) {
        VerificationKey key = new RsaPublicKey(BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE),
                BigInteger.valueOf(65537), Bytes.EMPTY);

        assertThat(SignatureLevels.of(key)).isEqualTo(level);
    }

    @Test
    void otherKeysHaveNone() {
        assertThat(Keys.all()).filteredOn(key -> key.publicKey().type() != KeyType.RSA).hasSize(7)
                .allSatisfy(key -> assertThat(SignatureLevels.of(key.publicKey())).isEqualTo(Status.UNSPECIFIED));
    }

    static Stream<Arguments> signatures() {
        return Stream.of(Arguments.of(SignatureScheme.RsaPss.of(SignatureHash.SHA2_256), Status.MUST),
                Arguments.of(new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER), Status.SHOULD),
                Arguments.of(new SignatureScheme.RsaPkcs1(SignatureHash.SHA1), Status.MUST_NOT),
                Arguments.of(new SignatureScheme.Dsa(SignatureHash.SHA1, PairForm.DER), Status.MUST_NOT),
                Arguments.of(new SignatureScheme.Ecdsa(SignatureHash.SHA1, PairForm.DER), Status.MUST_NOT),
                Arguments.of(SignatureScheme.RsaPss.of(SignatureHash.SHA1), Status.MUST_NOT),
                Arguments.of(new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256), Status.MAY),
                Arguments.of(SignatureScheme.RsaPss.of(SignatureHash.SHA2_384), Status.UNSPECIFIED),
                Arguments.of(new SignatureScheme.EdDsa(KeyType.ED25519), Status.UNSPECIFIED));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signaturesOfMethod14(SignatureScheme scheme, Status level) {
        assertThat(SignatureLevels.of(scheme)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"pubkey, 0", "rsa-sha256, 0", "rsa-sha1, 1", "rsa/pss-sha1-sha256, 1", "ecdsa-sha1, 1",
            "rsa-sha1-ecdsa, 2"})
    void whatAConfigurationNames(String auth, int forbidden) {
        assertThat(SignatureLevels.forbidden(SignatureConstraint.parse(auth).orElseThrow())).hasSize(forbidden);
    }
}
