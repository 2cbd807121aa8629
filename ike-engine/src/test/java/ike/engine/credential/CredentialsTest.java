package ike.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateDraft;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.engine.AuthorityHint;
import ike.engine.Now;
import ike.engine.PeerCertificates;
import ike.engine.Question;
import ike.engine.SeededEntropy;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What signs for us, and what a peer's signature is judged by: ours has a certificate of the middle, theirs has the root. */
class CredentialsTest {
    private static final Now NOW = new Now(0, Instant.parse("2026-06-01T12:00:00Z"));
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final Bytes OCTETS = Bytes.utf8("RealMessage1 | NonceRData | MACedIDForI");
    private static final SigningKey P256 = key(SeededKeys.ec("P-256", 1));
    private static final Authority ROOT = Authority.of("CN=Root", key(SeededKeys.ec("P-256", 2)));
    private static final Authority MIDDLE = Authority.of("CN=Middle", key(SeededKeys.ed(KeyType.ED25519, 3)));
    private static final Certificate BETWEEN = ROOT.authority(MIDDLE, 0, CredentialsTest::asItIs);
    private static final Certificate MOONS = MIDDLE.peer("CN=moon", P256, MOON, CredentialsTest::asItIs);
    private static final ImmutableList<SignatureScheme> MODERN = Stream.of(SignatureHash.values())
            .flatMap(hash -> Stream.of(new SignatureScheme.RsaPkcs1(hash), SignatureScheme.RsaPss.of(hash),
                    new SignatureScheme.Ecdsa(hash, PairForm.DER)))
            .collect(ImmutableList.toImmutableList());

    private final Credentials ours = new Credentials(new SeededEntropy(1));
    private final Credentials theirs = new Credentials(new SeededEntropy(2));

    CredentialsTest() {
        ours.load(P256);
        ours.load(MOONS);
        ours.load(BETWEEN);
        ours.load(ROOT.root());
        theirs.load(ROOT.root());
    }

    private static void asItIs(CertificateDraft draft) {
    }

    private static SigningKey key(Bytes info) {
        return SigningKey.read(info).orThrow();
    }

    private static PublicKeyRound round(String auth) {
        return new PublicKeyRound(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                SignatureConstraint.parse(auth).orElseThrow(), ImmutableList.of(), TrustRequest.Revocation.RELAXED);
    }

    private Verdict sign(PublicKeyRound round, ImmutableList<SignatureScheme> schemes) {
        return ours.sign(new Question.Sign(MOON, round, schemes, ImmutableSet.of(), false, OCTETS), NOW);
    }

    private Verdict.Signed signed() {
        return (Verdict.Signed) sign(PublicKeyRound.ANY, MODERN);
    }

    private static PeerCertificates sent(ImmutableList<Certificate> chain) {
        return new PeerCertificates(chain, ImmutableList.of(), ImmutableList.of(), Optional.empty());
    }

    private TrustReport judge(Verdict.Signed signed, Identification who, PublicKeyRound round,
            PeerCertificates certificates) {
        return theirs.verify(new Question.Verify(who, round, certificates,
                ImmutableList.of(signed.scheme()), OCTETS, signed.signature()), NOW).report();
    }

    /** A key that decrypts for IKEv1's encryption modes would sign whatever somebody has "encrypted" for it. */
    @Test
    void aKeyForDecryptionSignsNothing() {
        SigningKey key = key(SeededKeys.rsa(1024, 4));
        Certificate certificate = MIDDLE.peer("CN=moon", key, MOON, CredentialsTest::asItIs);
        ours.load(certificate);
        ours.load(key);
        assertThat(sign(PublicKeyRound.ANY.with(certificate), MODERN)).isInstanceOf(Verdict.Signed.class);
        ours.loadForDecryption(key);
        ours.load(key);
        assertThat(sign(PublicKeyRound.ANY.with(certificate), MODERN)).isInstanceOf(Verdict.Denied.class);
    }

    /** And one that signs does not decrypt, unless it was loaded for that. */
    @Test
    void onlyAKeyForDecryptionDecrypts() {
        SigningKey key = key(SeededKeys.rsa(1024, 4));
        ours.load(key);
        Question.Decrypt question = new Question.Decrypt(key.publicKey(), ImmutableList.of(Bytes.zeros(128)));
        assertThat(ours.decrypt(question)).isInstanceOf(Verdict.Denied.class);
        ours.loadForDecryption(key);
        Verdict.Decrypted first = (Verdict.Decrypted) ours.decrypt(question);
        assertThat(first.messages()).hasSize(1);
        // The same ciphertext decrypts to the same, or repeating it would tell that it is wrong.
        assertThat(((Verdict.Decrypted) ours.decrypt(question)).messages().getFirst()
                .sameOctets(first.messages().getFirst())).isTrue();
        assertThat(ours.decrypt(new Question.Decrypt(key.publicKey(), ImmutableList.of(Bytes.zeros(127)))))
                .isInstanceOf(Verdict.Denied.class);
    }

    static Stream<SigningKey> keys() {
        return Stream.of(key(SeededKeys.rsa(1024, 4)), key(SeededKeys.rsa(4096, 5)), P256,
                key(SeededKeys.ec("P-384", 6)), key(SeededKeys.ec("P-521", 7)),
                key(SeededKeys.ed(KeyType.ED25519, 8)), key(SeededKeys.ed(KeyType.ED448, 9)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfKeySignsAndIsBelieved(SigningKey key) {
        Certificate certificate = MIDDLE.peer("CN=moon", key, MOON, CredentialsTest::asItIs);
        ours.load(key);
        ImmutableList<SignatureScheme> schemes = ImmutableList.<SignatureScheme>builder().addAll(MODERN)
                .add(new SignatureScheme.EdDsa(KeyType.ED25519), new SignatureScheme.EdDsa(KeyType.ED448)).build();
        Verdict.Signed signed = (Verdict.Signed) sign(PublicKeyRound.ANY.with(certificate), schemes);
        assertThat(signed.chain()).containsExactly(certificate, BETWEEN);
        signed.scheme().hash()
                .ifPresent(hash -> assertThat(hash.length() * 8).isEqualTo(key.publicKey().hashBits()));
        TrustReport report = judge(signed, MOON, PublicKeyRound.ANY, sent(signed.chain()));
        assertThat(report.trusted()).as(report.describe()).isTrue();
    }

    @Test
    void theHashOfRfc4754GoesWithItsCurve() {
        ImmutableList<SignatureScheme> plain = ImmutableList.of(
                new SignatureScheme.Ecdsa(SignatureHash.SHA2_512, PairForm.PLAIN),
                new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.PLAIN));
        assertThat(((Verdict.Signed) sign(PublicKeyRound.ANY, plain)).scheme()).isEqualTo(plain.get(1));
        assertThat(sign(PublicKeyRound.ANY, plain.subList(0, 1))).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void anAuthorityThatThePeerNamesDecidesBetweenTwoCertificates() {
        Authority other = Authority.of("CN=Other", key(SeededKeys.ed(KeyType.ED25519, 10)));
        SigningKey second = key(SeededKeys.ed(KeyType.ED25519, 11));
        Certificate theirsToo = other.peer("CN=moon", second, MOON, CredentialsTest::asItIs);
        ours.load(other.root());
        ours.load(second);
        ours.load(theirsToo);
        ImmutableList<SignatureScheme> schemes = ImmutableList.<SignatureScheme>builder().addAll(MODERN)
                .add(new SignatureScheme.EdDsa(KeyType.ED25519)).build();
        for (AuthorityHint hint : ImmutableList.of(AuthorityHint.KeyHash.of(other.root()),
                new AuthorityHint.Name(other.root().name()))) {
            Verdict verdict = ours.sign(
                    new Question.Sign(MOON, PublicKeyRound.ANY, schemes, ImmutableSet.of(hint), false, OCTETS), NOW);
            assertThat(((Verdict.Signed) verdict).chain()).containsExactly(theirsToo);
        }
        assertThat(((Verdict.Signed) sign(PublicKeyRound.ANY, schemes)).chain()).containsExactly(MOONS, BETWEEN);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(((Verdict.Denied) sign(round("ecdsa-384"), MODERN)).reason()).contains("takes no signature");
        Certificate keyless = MIDDLE.peer("CN=moon", key(SeededKeys.ec("P-256", 12)), MOON, CredentialsTest::asItIs);
        assertThat(((Verdict.Denied) sign(PublicKeyRound.ANY.with(keyless), MODERN)).reason())
                .contains("no private key for", "CN=moon");
        assertThat(((Verdict.Denied) theirs.sign(
                new Question.Sign(MOON, PublicKeyRound.ANY, MODERN, ImmutableSet.of(), false, OCTETS), NOW)).reason())
                .contains("no certificate of ours speaks for ID_FQDN moon.test");
    }

    @Test
    void aSignatureOfAnotherKeyOrOfOtherOctetsIsNotBelieved() {
        Verdict.Signed good = signed();
        Verdict.Signed forged = new Verdict.Signed(good.scheme(), P256.sign(good.scheme(), Bytes.utf8("other"),
                ike.crypto.Secret.owning(new byte[0])), good.key(), good.chain(), good.attributes(), good.links(),
                good.ocsp());
        TrustReport report = judge(forged, MOON, PublicKeyRound.ANY, sent(good.chain()));
        assertThat(report.trusted()).isFalse();
        assertThat(report.steps()).as("no chain is built for whoever does not hold the key").hasSize(1);
        assertThat(report.describe()).contains("made by none of the keys");
    }

    @Test
    void onlyAnIdentityOfTheCertificateIsBelieved() {
        Verdict.Signed signed = signed();
        assertThat(judge(signed, Identification.fqdn("sun.test"), PublicKeyRound.ANY, sent(signed.chain())).describe())
                .contains("FAILED  CN=moon: does not speak for ID_FQDN sun.test");
    }

    @Test
    void theConstraintHoldsForTheSignatureAndForTheChain() {
        Verdict.Signed signed = signed();
        PeerCertificates sent = sent(signed.chain());
        assertThat(judge(signed, MOON, round("ecdsa-256-sha256-identity-ed25519"), sent).trusted()).isTrue();
        assertThat(judge(signed, MOON, round("ecdsa-256-sha384"), sent).describe())
                .contains("ECDSA with SHA-256, which the configured auth does not admit");
        assertThat(judge(signed, MOON, round("ike:ecdsa-256-sha256"), sent).trusted()).isTrue();
        assertThat(judge(signed, MOON, round("rsa"), sent).trusted()).isFalse();
    }

    @Test
    void certificatesThatAreConfiguredAreTheOnlyOnes() {
        Verdict.Signed signed = signed();
        assertThat(judge(signed, MOON, PublicKeyRound.ANY.with(MOONS), sent(ImmutableList.of(MOONS))).trusted())
                .as("it needs no authority").isTrue();
        assertThat(judge(signed, MOON, PublicKeyRound.ANY.with(MOONS), PeerCertificates.NONE).trusted())
                .as("it need not be sent").isTrue();
        Certificate twin = ROOT.peer("CN=moon", P256, MOON, CredentialsTest::asItIs);
        assertThat(judge(signed, MOON, PublicKeyRound.ANY.with(twin), sent(signed.chain())).describe())
                .contains("not one of those that are configured");
    }

    @Test
    void authoritiesThatAreConfiguredAreTheOnlyOnes() {
        Verdict.Signed signed = signed();
        Authority other = Authority.of("CN=Other", key(SeededKeys.ed(KeyType.ED25519, 13)));
        theirs.load(other.root());
        PublicKeyRound wanted = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.of(other.root()), SignatureConstraint.ANY, ImmutableList.of(),
                TrustRequest.Revocation.RELAXED);
        assertThat(judge(signed, MOON, wanted, sent(signed.chain())).describe()).contains("no chain leads");
    }

    /** An authority between is judged like any other: what stands above it may have set it limits, or revoked it. */
    @Test
    void whatStandsAboveAConfiguredAuthorityIsLookedAt() {
        Verdict.Signed signed = signed();
        PublicKeyRound middle = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.of(BETWEEN), SignatureConstraint.ANY, ImmutableList.of(),
                TrustRequest.Revocation.RELAXED);
        assertThat(judge(signed, MOON, middle, sent(signed.chain())).trusted()).isTrue();
        theirs.loadCrl(ROOT.list(NOW.wall().minusSeconds(100), NOW.wall().plusSeconds(100), ImmutableList.of(BETWEEN)));
        assertThat(judge(signed, MOON, middle, sent(signed.chain())).describe()).contains("revoked by its issuer");
        Authority other = Authority.of("CN=Other", key(SeededKeys.ed(KeyType.ED25519, 14)));
        Certificate beside = ROOT.authority(other, 0, CredentialsTest::asItIs);
        PublicKeyRound wrong = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(beside),
                SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
        assertThat(judge(signed, MOON, wrong, sent(signed.chain())).describe())
                .contains("issued below none of the configured authorities");
    }

    @Test
    void aListThatRevokesTheCertificateCounts() {
        Verdict.Signed signed = signed();
        Bytes list = MIDDLE.list(NOW.wall().minusSeconds(100), NOW.wall().plusSeconds(100), ImmutableList.of(MOONS));
        theirs.loadCrl(list);
        assertThat(judge(signed, MOON, PublicKeyRound.ANY, sent(signed.chain())).describe())
                .contains("FAILED  CN=moon: revoked by its issuer");
    }

    @Test
    void aRawKeyIsBelievedWhenItIsTheConfiguredOne() {
        Verdict.Signed signed = signed();
        PublicKeyRound raw = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(P256.publicKey()),
                ImmutableList.of(), SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
        assertThat(judge(signed, MOON, raw, PeerCertificates.NONE).trusted()).isTrue();
        assertThat(judge(signed, MOON, raw, sent(signed.chain())).trusted()).isTrue();
        assertThat(((Verdict.Signed) sign(raw, MODERN)).chain()).isEmpty();
        PublicKeyRound another = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(ROOT.key().publicKey()),
                ImmutableList.of(), SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
        assertThat(judge(signed, MOON, another, sent(signed.chain())).describe())
                .contains("not one of those that are configured");
        assertThat(judge(signed, MOON, PublicKeyRound.ANY, PeerCertificates.NONE).describe())
                .contains("no certificate came with the signature");
    }
}
