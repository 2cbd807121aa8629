package ike.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
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
import org.junit.jupiter.api.Test;

/** Groups that a peer has to be in: attribute certificates that it sends, or that are known here (RFC 5755). */
class GroupsTest {
    private static final Now NOW = new Now(0, Instant.parse("2026-06-01T12:00:00Z"));
    private static final Bytes OCTETS = Bytes.utf8("octets");
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final SigningKey KEY = SigningKey.read(SeededKeys.ec("P-256", 1)).orThrow();
    private static final Authority ROOT = authority("CN=Root", 2);
    private static final Authority ATTRIBUTES = authority("CN=Attributes", 3);
    private static final Certificate MOONS = ROOT.peer("CN=moon", KEY, MOON, _ -> {
    });
    private static final AttributeCertificate SALES = sales(NOW.wall().plusSeconds(60));
    private static final PublicKeyRound IN_SALES = PublicKeyRound.ANY.in(ImmutableList.of("sales"));

    private final Credentials ours = new Credentials(new SeededEntropy(1));
    private final Credentials theirs = new Credentials(new SeededEntropy(2));

    GroupsTest() {
        ours.load(KEY);
        ours.load(MOONS);
        ours.load(SALES);
        ours.load(sales(NOW.wall().minusSeconds(1)));
        theirs.load(ROOT.root());
    }

    private static Authority authority(String name, long seed) {
        return Authority.of(name, SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow());
    }

    private static AttributeCertificate sales(Instant to) {
        return AttributeCertificate.read(ATTRIBUTES.attributes(MOONS, NOW.wall().minusSeconds(60), to,
                ImmutableList.of("sales"))).orThrow();
    }

    private Verdict.Signed signed() {
        return (Verdict.Signed) ours.sign(new Question.Sign(MOON, PublicKeyRound.ANY,
                ImmutableList.of(new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER)), ImmutableSet.of(),
                false, OCTETS), NOW);
    }

    private TrustReport judge(PublicKeyRound round, ImmutableList<AttributeCertificate> sent) {
        Verdict.Signed signed = signed();
        return theirs.verify(new Question.Verify(MOON, round, new PeerCertificates(signed.chain(), sent,
                ImmutableList.of(), ImmutableList.of(), Optional.empty(), ImmutableList.of()),
                ImmutableList.of(signed.scheme()), OCTETS, signed.signature()), NOW).report();
    }

    @Test
    void whatIsValidAndAboutOurCertificateIsSent() {
        assertThat(signed().attributes()).containsExactly(SALES);
        ours.unload(SALES);
        assertThat(signed().attributes()).isEmpty();
    }

    @Test
    void onlyAnAttributeAuthoritySaysWhoIsInAGroup() {
        assertThat(judge(IN_SALES, ImmutableList.of(SALES)).describe())
                .contains("FAILED  CN=moon: in none of the groups that are demanded (sales)",
                        "signed by no attribute authority");
        theirs.load(ATTRIBUTES.root());
        assertThat(judge(IN_SALES, ImmutableList.of(SALES)).trusted()).as("known, but not for that").isFalse();
        theirs.loadAttributeAuthority(ATTRIBUTES.root());
        assertThat(judge(IN_SALES, ImmutableList.of(SALES)).trusted()).isTrue();
        assertThat(judge(IN_SALES, ImmutableList.of()).trusted()).isFalse();
        assertThat(judge(PublicKeyRound.ANY, ImmutableList.of()).trusted()).isTrue();
        theirs.unload(ATTRIBUTES.root());
        assertThat(judge(IN_SALES, ImmutableList.of(SALES)).trusted()).isFalse();
    }

    @Test
    void whatIsKnownHereNeedNotBeSent() {
        theirs.loadAttributeAuthority(ATTRIBUTES.root());
        theirs.load(SALES);
        assertThat(judge(IN_SALES, ImmutableList.of()).trusted()).isTrue();
        theirs.unload(SALES);
        assertThat(judge(IN_SALES, ImmutableList.of()).trusted()).isFalse();
    }

    @Test
    void aRawKeyIsInNoGroup() {
        PublicKeyRound raw = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(KEY.publicKey()),
                ImmutableList.of(), SignatureConstraint.ANY, ImmutableList.of(), TrustRequest.Revocation.RELAXED);
        theirs.loadAttributeAuthority(ATTRIBUTES.root());
        assertThat(judge(raw, ImmutableList.of(SALES)).trusted()).isTrue();
        assertThat(judge(raw.in(ImmutableList.of("sales")), ImmutableList.of()).describe())
                .contains("attributes are of certificates");
    }
}
