package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Backends;
import ike.crypto.Library;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.crypto.Wycheproof;
import ike.wire.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures by every library that is here against Project Wycheproof's cases. What it calls acceptable (a DigestInfo without its NULL, a number
 * without its leading zero) is refused here.
 */
class WycheproofSignatureTest {
    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @CsvSource({"rsa-2048-sha256, rsa, SHA2_256", "rsa-3072-sha384, rsa, SHA2_384", "rsa-4096-sha512, rsa, SHA2_512",
            "rsa-pss-2048-sha256, pss, SHA2_256", "rsa-pss-2048-sha1, pss, SHA1",
            "rsa-pss-2048-sha256-no-salt, unsalted, SHA2_256", "rsa-pss-4096-sha512, pss, SHA2_512",
            "dsa-2048-256-sha256, dsa, SHA2_256", "dsa-2048-256-sha256-plain, dsa-plain, SHA2_256",
            "ecdsa-secp256r1-sha256, ecdsa, SHA2_256", "ecdsa-secp256r1-sha512, ecdsa, SHA2_512",
            "ecdsa-secp384r1-sha384, ecdsa, SHA2_384", "ecdsa-secp521r1-sha512, ecdsa, SHA2_512",
            "ecdsa-brainpoolp256r1-sha256, ecdsa, SHA2_256", "ecdsa-brainpoolp384r1-sha384, ecdsa, SHA2_384",
            "ecdsa-brainpoolp512r1-sha512, ecdsa, SHA2_512", "ecdsa-secp256r1-sha256-plain, ecdsa-plain, SHA2_256",
            "ecdsa-secp384r1-sha384-plain, ecdsa-plain, SHA2_384",
            "ecdsa-secp521r1-sha512-plain, ecdsa-plain, SHA2_512", "ed25519, ed25519, SHA1", "ed448, ed448, SHA1"})
    void signatures(String table, String kind, SignatureHash hash) {
        SignatureScheme scheme = scheme(kind, hash);
        List<Wycheproof> cases = Wycheproof.in(table);
        assertThat(cases).hasSizeGreaterThan(9);
        Backends.fastest().libraries().forEach(library -> judge(table, scheme, cases, library.library()));
    }

    private static void judge(String table, SignatureScheme scheme, List<Wycheproof> cases, Library library) {
        Backends.use(Backends.preferring(library));
        Bytes spki = Bytes.EMPTY;
        for (Wycheproof c : cases) {
            spki = c.text(2).isEmpty() ? spki : c.octets(2);
            boolean good = VerificationKey.read(spki).orThrow().verify(scheme, c.octets(3), c.octets(4)).isGood();
            assertThat(good).as("%s, case %s, %s", table, c.text(0), library).isEqualTo(c.text(1).equals("valid"));
        }
    }

    /** A wrong block gives octets all the same, always the same ones, and never the message. */
    @Test
    void rsaEncryption() {
        Secret rejection = Secret.copyOf(Bytes.utf8("our own secret of at least thirty-two octets"));
        Bytes pkcs8 = Bytes.EMPTY;
        for (Wycheproof c : Wycheproof.in("rsa-encryption-2048")) {
            pkcs8 = c.text(2).isEmpty() ? pkcs8 : c.octets(2);
            SigningKey key = SigningKey.read(pkcs8).orThrow();
            Optional<Bytes> message = RsaEncryption.decrypt(key, c.octets(4), rejection).map(Revealed::octets);
            if (c.text(1).equals("valid")) {
                assertThat(message).as(c.text(0)).contains(c.octets(3));
            } else if (message.isPresent()) {
                assertThat(message).isNotEqualTo(Optional.of(c.octets(3)))
                        .isEqualTo(RsaEncryption.decrypt(key, c.octets(4), rejection).map(Revealed::octets))
                        .isNotEqualTo(RsaEncryption.decrypt(key, c.octets(4), Secret.copyOf(Bytes.zeros(32)))
                                .map(Revealed::octets));
            } else {
                assertThat(((RsaPublicKey) key.publicKey()).opened(c.octets(4))).as(c.text(0)).isEmpty();
            }
        }
    }

    static SignatureScheme scheme(String kind, SignatureHash hash) {
        return switch (kind) {
            case "rsa" -> new SignatureScheme.RsaPkcs1(hash);
            case "pss" -> SignatureScheme.RsaPss.of(hash);
            case "unsalted" -> new SignatureScheme.RsaPss(hash, hash, 0);
            case "dsa" -> new SignatureScheme.Dsa(hash, PairForm.DER);
            case "dsa-plain" -> new SignatureScheme.Dsa(hash, PairForm.PLAIN);
            case "ecdsa" -> new SignatureScheme.Ecdsa(hash, PairForm.DER);
            case "ecdsa-plain" -> new SignatureScheme.Ecdsa(hash, PairForm.PLAIN);
            case "ed25519" -> new SignatureScheme.EdDsa(KeyType.ED25519);
            default -> new SignatureScheme.EdDsa(KeyType.ED448);
        };
    }
}
