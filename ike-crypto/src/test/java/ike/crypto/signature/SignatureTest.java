package ike.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every key and every scheme. */
class SignatureTest {
    private static final Bytes MESSAGE = Bytes.utf8("InitiatorSignedOctets");

    static List<SigningKey> keys() {
        return Keys.all();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeySignsByEverySchemeOfItsKindAndByNoOther(SigningKey key) {
        for (SignatureScheme scheme : schemes().toList()) {
            Secret seed = seed(key.seedLength(scheme));
            if (scheme.keyType() == key.publicKey().type()) {
                Bytes signature = key.sign(scheme, MESSAGE, seed);
                VerificationKey half = VerificationKey.read(key.publicKey().subjectPublicKeyInfo()).orThrow();
                assertThat(half.verify(scheme, MESSAGE, signature)).isEqualTo(new Verification.Good());
                assertThat(half.verify(scheme, flipped(MESSAGE, 0), signature).isGood()).isFalse();
                assertThat(key.sign(scheme, MESSAGE, seed)).isEqualTo(signature);
            } else {
                assertThatThrownBy(() -> key.sign(scheme, MESSAGE, seed)).isInstanceOf(IllegalArgumentException.class);
                assertThat(key.publicKey().verify(scheme, MESSAGE, Bytes.zeros(64)).isGood()).isFalse();
            }
        }
    }

    /** Class G of the bugs that signatures have had: what is not a signature is said to be none, and nothing throws. */
    @ParameterizedTest
    @MethodSource("keys")
    void whatIsNoSignatureIsRefused(SigningKey key) {
        for (SignatureScheme scheme : schemes().filter(s -> s.keyType() == key.publicKey().type()).toList()) {
            Bytes good = key.sign(scheme, MESSAGE, seed(key.seedLength(scheme)));
            Stream<Bytes> bad = Stream.of(Bytes.EMPTY, Bytes.of(0), Bytes.zeros(good.length()), ones(good.length()),
                    good.slice(0, good.length() - 1), good.from(1), Bytes.concat(good, Bytes.of(0)),
                    Bytes.concat(Bytes.of(0), good), flipped(good, 0), flipped(good, good.length() / 2),
                    flipped(good, good.length() - 1));
            assertThat(bad).allSatisfy(
                    octets -> assertThat(key.publicKey().verify(scheme, MESSAGE, octets).isGood()).isFalse());
        }
    }

    @Test
    void pssTakesExactlyItsSalt() {
        SigningKey key = keys().getFirst();
        SignatureScheme scheme = SignatureScheme.RsaPss.of(SignatureHash.SHA2_256);
        assertThatThrownBy(() -> key.sign(scheme, MESSAGE, seed(31))).isInstanceOf(IllegalArgumentException.class);
        Bytes signature = key.sign(scheme, MESSAGE, seed(32));
        for (int salt : List.of(0, 20, 31, 33, 190, 222, 223, 400)) {
            assertThat(key.publicKey().verify(new SignatureScheme.RsaPss(SignatureHash.SHA2_256,
                    SignatureHash.SHA2_256, salt), MESSAGE, signature).isGood()).isFalse();
        }
        assertThat(key.publicKey().verify(new SignatureScheme.RsaPss(SignatureHash.SHA2_256, SignatureHash.SHA1, 32),
                MESSAGE, signature).isGood()).isFalse();
    }

    /** A modulus of 8n+1 bits leaves the PSS block an octet shorter than the modulus. */
    @Test
    void oddModulusLengths() {
        for (int bits : List.of(1025, 1026, 1031, 1032)) {
            SigningKey key = SigningKey.read(SeededKeys.rsa(bits, bits)).orThrow();
            SignatureScheme scheme = SignatureScheme.RsaPss.of(SignatureHash.SHA2_256);
            assertThat(key.publicKey().verify(scheme, MESSAGE, key.sign(scheme, MESSAGE, seed(32))).isGood()).isTrue();
        }
    }

    @Test
    void privateKeysAreNotPrinted() {
        assertThat(keys()).allSatisfy(key -> assertThat(key.toString()).contains("private key"));
    }

    @Test
    void rsaEncryptionAndBack() {
        SigningKey key = keys().getFirst();
        VerificationKey half = key.publicKey();
        assertThat(RsaEncryption.capacity(half)).contains(245);
        for (int length : List.of(0, 1, 32, 245)) {
            Secret message = seed(length);
            Bytes ciphertext = RsaEncryption.encrypt(half, message, seed(RsaEncryption.seedLength(half, length)));
            assertThat(RsaEncryption.decrypt(key, ciphertext, seed(32)).map(Revealed::octets))
                    .contains(Revealed.octets(message));
        }
        assertThatThrownBy(() -> RsaEncryption.encrypt(half, seed(246), seed(14)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<SignatureScheme> schemes() {
        return Stream.concat(Arrays.stream(SignatureHash.values()).flatMap(hash -> Stream.of(
                new SignatureScheme.RsaPkcs1(hash), SignatureScheme.RsaPss.of(hash),
                new SignatureScheme.Dsa(hash, PairForm.DER), new SignatureScheme.Dsa(hash, PairForm.PLAIN),
                new SignatureScheme.Ecdsa(hash, PairForm.DER), new SignatureScheme.Ecdsa(hash, PairForm.PLAIN))),
                Stream.of(new SignatureScheme.RsaBare(), new SignatureScheme.PairBare(KeyType.DSA),
                        new SignatureScheme.PairBare(KeyType.ECDSA), new SignatureScheme.EdDsa(KeyType.ED25519),
                        new SignatureScheme.EdDsa(KeyType.ED448)));
    }

    private static Secret seed(int length) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) 0x37);
        return Secret.owning(octets);
    }

    private static Bytes ones(int length) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) 0xff);
        return Bytes.owning(octets);
    }

    private static Bytes flipped(Bytes octets, int at) {
        byte[] copy = octets.toArray();
        copy[at] ^= 1;
        return Bytes.owning(copy);
    }
}
