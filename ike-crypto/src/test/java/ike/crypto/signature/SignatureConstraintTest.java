package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** strongSwan's words for which keys and signatures are good enough. */
class SignatureConstraintTest {
    private static final VerificationKey RSA = SigningKey.read(SeededKeys.rsa(2048, 31)).orThrow().publicKey();
    private static final VerificationKey P256 = SigningKey.read(SeededKeys.ec("P-256", 32)).orThrow().publicKey();
    private static final VerificationKey ED = SigningKey.read(SeededKeys.ed(KeyType.ED25519, 33)).orThrow().publicKey();

    @ParameterizedTest
    @CsvSource({"pubkey, rsa-sha256 rsa-sha1 pss-sha256 ecdsa-sha256 ed25519", "rsa, rsa-sha256 rsa-sha1 pss-sha256",
            "rsa-2048, rsa-sha256 rsa-sha1 pss-sha256", "rsa-2049, ''", "rsa-sha256, rsa-sha256",
            "rsa-2048-sha384-sha256, rsa-sha256", "rsa/pss, pss-sha256", "rsa/pss-sha256, pss-sha256",
            "rsa/pss-sha512, ''", "pubkey-sha256, rsa-sha256 ecdsa-sha256", "ecdsa, ecdsa-sha256",
            "ecdsa-256-sha256, ecdsa-sha256", "ecdsa-384, ''", "rsa-4096-ecdsa-256, ecdsa-sha256", "ed25519, ed25519",
            "ed25519-identity, ed25519", "ed448, ''", "ike:rsa-sha1, rsa-sha1",
            "rsa-3072-sha256-ecdsa-256-sha256-rsa/pss, pss-sha256 ecdsa-sha256"})
    void whatIsAdmitted(String text, String admitted) {
        SignatureConstraint constraint = SignatureConstraint.parse(text).orElseThrow();
        StringBuilder found = new StringBuilder();
        tell(found, constraint, "rsa-sha256", RSA, new SignatureScheme.RsaPkcs1(SignatureHash.SHA2_256));
        tell(found, constraint, "rsa-sha1", RSA, new SignatureScheme.RsaPkcs1(SignatureHash.SHA1));
        tell(found, constraint, "pss-sha256", RSA, SignatureScheme.RsaPss.of(SignatureHash.SHA2_256));
        tell(found, constraint, "ecdsa-sha256", P256, new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER));
        tell(found, constraint, "ed25519", ED, new SignatureScheme.EdDsa(KeyType.ED25519));
        assertThat(found.toString().strip()).isEqualTo(admitted);
        assertThat(constraint.ikeOnly()).isEqualTo(text.startsWith("ike:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "psk", "sha256", "rsa-", "-rsa", "rsa--sha256", "2048", "rsa-2048-2048", "rsa-0",
            "rsa-md5", "RSA", "rsa-999999", "rsa/oaep", "ike:", "ike:sha256"})
    void whatIsNotAConstraint(String text) {
        assertThat(SignatureConstraint.parse(text)).isEmpty();
    }

    private static void tell(StringBuilder found, SignatureConstraint constraint, String name, VerificationKey key,
            SignatureScheme scheme) {
        if (constraint.admits(key, scheme)) {
            assertThat(constraint.admits(key)).isTrue();
            found.append(name).append(' ');
        }
    }
}
