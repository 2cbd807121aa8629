package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A root, an authority below it and a peer, with one thing wrong at a time. */
class TrustCheckTest {
    private static final Authority ROOT = Authority.of("C=CH, O=Test, CN=Root",
            SigningKey.read(SeededKeys.ec("P-384", 51)).orThrow());
    private static final Authority MIDDLE = Authority.of("C=CH, O=Test, CN=Middle",
            SigningKey.read(SeededKeys.rsa(2048, 52)).orThrow());
    private static final SigningKey PEER = SigningKey.read(SeededKeys.ed(KeyType.ED25519, 53)).orThrow();
    private static final Identification MOON = Identification.fqdn("moon.example.org");

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static void asItIs(CertificateDraft draft) {
    }

    private static TrustRequest request(Consumer<CertificateDraft> peer, Consumer<CertificateDraft> middle,
            Consumer<CertificateDraft> root) {
        return TrustRequest.of(
                MIDDLE.peer("C=CH, O=Test, CN=moon", PEER, Identification.fqdn("Moon.example.org"),
                        peer),
                MOON, ImmutableList.of(ROOT.authority(MIDDLE, 0, middle)),
                ImmutableList.of(ROOT.authority(ROOT, 3, root)),
                NOW);
    }

    private static TrustRequest good() {
        return request(TrustCheckTest::asItIs, TrustCheckTest::asItIs, TrustCheckTest::asItIs);
    }

    @Test
    void aGoodChainIsTrusted() {
        TrustReport report = TrustCheck.judge(good());
        assertThat(report.trusted()).as(report.describe()).isTrue();
        assertThat(report.chain()).extracting(Certificate::subject).containsExactly("C=CH, O=Test, CN=moon",
                "C=CH, O=Test, CN=Middle", "C=CH, O=Test, CN=Root");
        assertThat(report.chain().getFirst().publicKey()).isEqualTo(PEER.publicKey());
    }

    static Stream<Arguments> flaws() {
        return Stream.of(peer("expired", d -> d.to(NOW.minusSeconds(90_000))),
                peer("not valid before", d -> d.from(NOW.plusSeconds(90_000))),
                peer("does not speak for ID_FQDN moon.example.org", d -> d.without(Extension.subjectAlternativeName)),
                peer("must not sign (keyUsage",
                        d -> d.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))),
                peer("other purposes only", d -> d.with(Extension.extendedKeyUsage, false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning))),
                peer("not understood here: 1.2.3.4",
                        d -> d.with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)),
                peer("no chain leads", d -> d.issuer(new X500Name("CN=Nobody"))),
                middle("expired", d -> d.to(NOW.minusSeconds(90_000))),
                middle("no certification authority", d -> d.with(Extension.basicConstraints, true,
                        new BasicConstraints(false))),
                middle("no certification authority", d -> d.without(Extension.basicConstraints)),
                middle("must not sign certificates", d -> d.with(Extension.keyUsage, true,
                        new KeyUsage(KeyUsage.digitalSignature))),
                middle("must not certify its names", d -> d.with(Extension.nameConstraints, true, only("example.com"))),
                middle("must not certify its names", d -> d.with(Extension.nameConstraints, true,
                        without("EXAMPLE.org"))),
                root("allows 0 authorities below it, and there are 1", d -> d.with(Extension.basicConstraints, true,
                        new BasicConstraints(0))),
                root("must not certify its names", d -> d.with(Extension.nameConstraints, true, only("example.com"))));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void oneFlawIsFoundAndNamed(String words, TrustRequest request) {
        TrustReport report = TrustCheck.judge(request);
        assertThat(report.trusted()).isFalse();
        assertThat(report.firstFailure().orElseThrow().text()).contains(words);
        assertThat(report.steps().stream().filter(s -> s.outcome() == TrustStep.Outcome.FAILED)).hasSize(1);
        assertThat(report.firstFailure().orElseThrow().section()).startsWith("RFC ");
    }

    @Test
    void constraintsThatHoldDoNoHarm() {
        assertThat(TrustCheck.judge(request(TrustCheckTest::asItIs,
                d -> d.with(Extension.nameConstraints, true, only("EXAMPLE.ORG")), TrustCheckTest::asItIs)).trusted())
                .isTrue();
        assertThat(TrustCheck.judge(request(d -> d.with(Extension.extendedKeyUsage, false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)), TrustCheckTest::asItIs, TrustCheckTest::asItIs))
                .trusted()).isTrue();
    }

    @Test
    void aSignatureByAnotherKeyOfTheSameNameLeadsNowhere() {
        Authority forger = new Authority(MIDDLE.name(), SigningKey.read(SeededKeys.rsa(1024, 54)).orThrow(),
                MIDDLE.scheme());
        Certificate forged = forger.peer("CN=moon", PEER, Identification.fqdn("moon.example.org"),
                TrustCheckTest::asItIs);
        TrustRequest base = good();
        TrustReport report = TrustCheck.judge(TrustRequest.of(forged, MOON, base.others(), base.anchors(), NOW));
        assertThat(report.firstFailure().orElseThrow().text()).contains("no chain leads");
    }

    @Test
    void theAnchorItselfMayBeThePeers() {
        TrustRequest base = good();
        assertThat(TrustCheck.judge(TrustRequest.of(base.peer(), MOON, ImmutableList.of(),
                ImmutableList.of(base.peer()), NOW)).trusted()).isTrue();
    }

    static Stream<Arguments> policies() {
        return Stream.of(Arguments.of("rsa-4096", "the configured auth does not admit"),
                Arguments.of("pubkey-sha384", "signed by RSA with SHA-256"), Arguments.of("ike:pubkey-sha512", ""),
                Arguments.of("ed25519-rsa-2048-ecdsa-384", ""));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void keysAndHashesMustBeStrongEnough(String constraint, String words) {
        TrustReport report = TrustCheck.judge(changed(r -> new TrustRequest(r.peer(), r.identity(), r.others(),
                r.anchors(), r.now(), SignatureConstraint.parse(constraint).orElseThrow(), r.policies(), r.revocation(),
                r.crls(), r.ocsp(), r.sources())));
        assertThat(report.firstFailure().map(TrustStep::text).orElse("")).contains(words);
        assertThat(report.trusted()).isEqualTo(words.isEmpty());
    }

    @Test
    void certificatePolicies() {
        ASN1ObjectIdentifier policy = new ASN1ObjectIdentifier("1.2.3.4.5");
        TrustRequest with = request(d -> d.with(Extension.certificatePolicies, false,
                new CertificatePolicies(new PolicyInformation(policy))), TrustCheckTest::asItIs,
                TrustCheckTest::asItIs);
        for (TrustRequest request : List.of(with, good())) {
            TrustReport report = TrustCheck.judge(new TrustRequest(request.peer(), MOON, request.others(),
                    request.anchors(), NOW, request.constraint(), ImmutableList.of("1.2.3.4.5"), request.revocation(),
                    request.crls(), request.ocsp(), request.sources()));
            assertThat(report.trusted()).isEqualTo(request.equals(with));
        }
    }

    static Stream<Arguments> identities() {
        Certificate peer = good().peer();
        Bytes subject = new DistinguishedName(peer.names().getLast().data()).der();
        return Stream.of(Arguments.of(Identification.fqdn("MOON.Example.org"), true),
                Arguments.of(Identification.fqdn("sun.example.org"), false),
                Arguments.of(Identification.fqdn("example.org"), false),
                Arguments.of(Identification.rfc822("moon.example.org"), false),
                Arguments.of(Identification.address(IpAddress.parse("192.0.2.1").orElseThrow()), false),
                Arguments.of(new Identification(IdType.Known.ID_DER_ASN1_DN, subject), true),
                Arguments.of(distinguished("C=CH, O=test, CN=MOON"), true),
                Arguments.of(distinguished("C=CH, O=Test, CN=*"), false),
                Arguments.of(distinguished("C=CH, O=Test, CN=sun"), false),
                Arguments.of(distinguished("O=Test, C=CH, CN=moon"), false),
                Arguments.of(new Identification(IdType.Known.ID_DER_ASN1_DN, Bytes.of(1, 2, 3)), false),
                Arguments.of(Identification.keyId(Bytes.of(1)), false));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void theIdentityStandsInTheCertificate(Identification identity, boolean trusted) {
        TrustRequest base = good();
        assertThat(TrustCheck.judge(TrustRequest.of(base.peer(), identity, base.others(), base.anchors(), NOW))
                .trusted()).isEqualTo(trusted);
    }

    static Stream<Arguments> revocations() {
        TrustRequest base = good();
        Instant old = NOW.minusSeconds(200_000);
        Instant soon = NOW.plusSeconds(100_000);
        Bytes rootList = ROOT.list(old, soon, List.of());
        Bytes fine = MIDDLE.list(old, soon, List.of());
        Bytes revoking = MIDDLE.list(old, soon, List.of(base.peer()));
        Bytes stale = MIDDLE.list(old, NOW.minusSeconds(1), List.of());
        Bytes forged = new Authority(MIDDLE.name(), PEER, new SignatureScheme.EdDsa(KeyType.ED25519)).list(old, soon,
                List.of());
        return Stream.of(Arguments.of("strict", List.of(rootList, fine), true),
                Arguments.of("strict", List.of(rootList), false), Arguments.of("relaxed", List.of(), true),
                Arguments.of("ifuri", List.of(), true), Arguments.of("relaxed", List.of(revoking), false),
                Arguments.of("strict", List.of(rootList, fine, revoking), false),
                Arguments.of("strict", List.of(rootList, stale), false),
                Arguments.of("relaxed", List.of(stale), true), Arguments.of("strict", List.of(rootList, forged), false),
                Arguments.of("strict", List.of(rootList, Bytes.of(1, 2)), false));
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void revocation(String policy, List<Bytes> lists, boolean trusted) {
        TrustReport report = TrustCheck.judge(changed(r -> new TrustRequest(r.peer(), r.identity(), r.others(),
                r.anchors(), r.now(), r.constraint(), r.policies(),
                TrustRequest.Revocation.valueOf(policy.toUpperCase(java.util.Locale.ROOT)), ImmutableList.copyOf(lists),
                r.ocsp(), r.sources())));
        assertThat(report.trusted()).as(report.describe()).isEqualTo(trusted);
    }

    @Test
    void sha1IsNoted() {
        Authority weak = new Authority(MIDDLE.name(), MIDDLE.key(), new SignatureScheme.RsaPkcs1(SignatureHash.SHA1));
        Certificate peer = weak.peer("CN=moon", PEER, Identification.fqdn("moon.example.org"),
                TrustCheckTest::asItIs);
        TrustRequest base = good();
        TrustReport report = TrustCheck.judge(TrustRequest.of(peer, MOON, base.others(), base.anchors(), NOW));
        assertThat(report.trusted()).isTrue();
        assertThat(report.describe()).contains("NOTED ").contains("SHA-1");
    }

    private static TrustRequest changed(UnaryOperator<TrustRequest> change) {
        return change.apply(good());
    }

    private static Identification distinguished(String text) {
        return new Identification(IdType.Known.ID_DER_ASN1_DN, DistinguishedName.parse(text).orElseThrow().der());
    }

    private static NameConstraints only(String domain) {
        return new NameConstraints(tree(domain), null);
    }

    private static NameConstraints without(String domain) {
        return new NameConstraints(null, tree(domain));
    }

    private static GeneralSubtree[] tree(String domain) {
        return new GeneralSubtree[]{new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain))};
    }

    private static Arguments peer(String words, Consumer<CertificateDraft> change) {
        return Arguments.of(words, request(change, TrustCheckTest::asItIs, TrustCheckTest::asItIs));
    }

    private static Arguments middle(String words, Consumer<CertificateDraft> change) {
        return Arguments.of(words, request(TrustCheckTest::asItIs, change, TrustCheckTest::asItIs));
    }

    private static Arguments root(String words, Consumer<CertificateDraft> change) {
        return Arguments.of(words, request(TrustCheckTest::asItIs, TrustCheckTest::asItIs, change));
    }
}
