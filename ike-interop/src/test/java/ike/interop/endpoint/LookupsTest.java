package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.engine.AskId;
import ike.engine.PeerCertificates;
import ike.engine.PeerCertificates.Link;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.interop.web.CertificateFetcher;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched that a peer names by hash and URL, and what is not (RFC 7296 §3.6). */
class LookupsTest {
    private static final Authority ROOT = Authority.of("CN=Root", key(1));
    private static final Authority MIDDLE = Authority.of("CN=Middle", key(2));
    private static final Certificate BETWEEN = ROOT.authority(MIDDLE, 0, _ -> {
    });
    private static final SigningKey PEER = key(3);
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final Bytes OCTETS = Bytes.utf8("what AUTH covers");
    private static final SignatureScheme SCHEME = new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER);
    private static final Certificate OWN = MIDDLE.peer("CN=moon", PEER, MOON, _ -> {
    });

    private final WebFixture web = new WebFixture();
    private Inquiries inquiries = web.inquiries();

    LookupsTest() throws IOException {
        web.credentials.load(ROOT.root());
        web.served.put("/own", OWN.der());
        web.served.put("/between", BETWEEN.der());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void whatHasTheHashCountsAndIsKept() throws InterruptedException {
        assertThat(judged(link(OWN, "/own"), link(BETWEEN, "/between")).trusted()).isTrue();
        assertThat(judged(link(OWN, "/own"), link(BETWEEN, "/between")).trusted()).isTrue();
        assertThat(web.asked).containsExactly("/own", "/between");
    }

    /** Who has proved nothing yet makes us look at one address. */
    @Test
    void whatComesSecondIsFetchedOnlyForWhoHoldsTheKeyOfTheFirst() throws InterruptedException {
        web.served.put("/other", ROOT.peer("CN=moon", key(9), MOON, _ -> {
        }).der());
        Certificate other = Certificate.read(web.served.get("/other")).orThrow();
        assertThat(judged(link(other, "/other"), link(BETWEEN, "/between")).trusted()).isFalse();
        assertThat(web.asked).containsExactly("/other");
    }

    @Test
    void whatIsKnownOrSentIsNotFetched() throws InterruptedException {
        web.credentials.load(BETWEEN);
        inquire(new PeerCertificates(ImmutableList.of(OWN), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                Optional.empty(),
                ImmutableList.of(link(BETWEEN, "/between"), link(BETWEEN, "/again"))));
        assertThat(answer().trusted()).isTrue();
        assertThat(web.asked).isEmpty();
    }

    @Test
    void aBundleHoldsWhatItHolds() throws IOException, InterruptedException {
        Bytes bundle = Bytes.owning(new DERSequence(new DERTaggedObject[]{tagged(0, OWN.der()),
                tagged(0, BETWEEN.der()), tagged(1, MIDDLE.list(Authority.FROM, Authority.TO, ImmutableList.of(OWN)))})
                .getEncoded("DER"));
        web.served.put("/bundle", bundle);
        TrustReport report = judged(new Link(at(bundle, "/bundle"), true));
        assertThat(report.firstFailure().orElseThrow().text()).contains("revoked by its issuer");
        assertThat(web.asked).containsExactly("/bundle");
    }

    /** Neither is what it is not taken for, nor does it keep the one from being let in who names it rightly. */
    @Test
    void whatHasAnotherHashIsNotLookedAt() throws InterruptedException {
        TrustReport report = judged(new Link(new HashAndUrl(Bytes.zeros(20), web.base() + "/own"), false));
        assertThat(report.trusted()).isFalse();
        assertThat(report.describe()).contains("/own: what the peer means by it is not here");
        assertThat(web.said).anyMatch(line -> line.contains("what is there has the hash "));
        assertThat(judged(link(OWN, "/own"), link(BETWEEN, "/between")).trusted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/moved/own", "ftp://127.0.0.1/own", "https://127.0.0.1/own", "own",
            "http:///own", "http://127.0.0.1:1/own", "http://127.0.0.1:99999/own", "http://no.such.host.invalid/own",
            "http://[::1/own", "file:///etc/passwd", "http://"})
    void whatCannotBeFetchedIsTriedOnceAndSaid(String address) throws InterruptedException {
        String url = address.startsWith("/") ? web.base() + address : address;
        Link link = new Link(new HashAndUrl(at(OWN.der(), "").hash(), url), false);
        assertThat(judged(link).trusted()).isFalse();
        assertThat(judged(link).trusted()).isFalse();
        assertThat(web.said.stream().filter(line -> line.contains("no certificate from " + url))).hasSize(1);
        assertThat(web.asked).hasSizeLessThanOrEqualTo(1).doesNotContain("/own");
    }

    @Test
    void whatIsLongerThanACertificateIsLeft() throws InterruptedException {
        Bytes long_ = Bytes.zeros(Certificate.MAX_LENGTH + 1);
        web.served.put("/long", long_);
        assertThat(judged(new Link(at(long_, "/long"), false)).trusted()).isFalse();
        assertThat(web.said).noneMatch(line -> line.contains("octets, more than"))
                .anyMatch(line -> line.contains("no certificate from " + web.base() + "/long"));
    }

    @Test
    void whatIsNoCertificateIsLeft() throws InterruptedException {
        web.served.put("/text", Bytes.utf8("no certificate"));
        assertThat(judged(new Link(at(web.served.get("/text"), "/text"), false)).trusted()).isFalse();
        assertThat(web.said).anyMatch(line -> line.contains("not a certificate"));
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLongerThanThat() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inquiries = web.inquiries(new CertificateFetcher(Duration.ofMillis(100), _ -> true));
            long before = System.nanoTime();
            assertThat(judged(new Link(new HashAndUrl(at(OWN.der(), "").hash(),
                    "http://127.0.0.1:" + silent.getLocalPort() + "/own"), false)).trusted()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** What runs on this machine is not for peers to be reached through us. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "169.254.169.254",
            "[fe80::1]", "224.0.0.1", "2130706433"})
    void nobodyIsAskedOnThisMachineOrItsLinks(String host) throws InterruptedException {
        inquiries = web.inquiries(new CertificateFetcher(Duration.ofSeconds(5)));
        String url = "http://" + host + ":" + web.port() + "/own";
        assertThat(judged(new Link(new HashAndUrl(at(OWN.der(), "").hash(), url), false)).trusted()).isFalse();
        assertThat(web.asked).isEmpty();
        assertThat(web.said).anyMatch(line -> line.contains("no certificate from " + url));
    }

    @Test
    void whoComesMeanwhileWaitsForTheSameAnswer() throws InterruptedException {
        web.credentials.load(BETWEEN);
        inquire(linked(link(OWN, "/own")));
        inquire(linked(link(OWN, "/own")));
        assertThat(answer().trusted()).isTrue();
        assertThat(answer().trusted()).isTrue();
        assertThat(web.asked).containsExactly("/own");
    }

    private TrustReport judged(Link... links) throws InterruptedException {
        inquire(linked(links));
        return answer();
    }

    private static PeerCertificates linked(Link... links) {
        return new PeerCertificates(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                Optional.empty(),
                ImmutableList.copyOf(links));
    }

    private void inquire(PeerCertificates certificates) {
        inquiries.answer(new AskId(1), new Question.Verify(MOON, PublicKeyRound.ANY, certificates,
                ImmutableList.of(SCHEME), OCTETS, PEER.sign(SCHEME, OCTETS, Secret.empty())));
    }

    private TrustReport answer() throws InterruptedException {
        return ((Verdict.Judged) web.verdict()).report();
    }

    private Link link(Certificate certificate, String path) {
        return new Link(at(certificate.der(), path), false);
    }

    private HashAndUrl at(Bytes octets, String path) {
        return new HashAndUrl(SignatureHash.SHA1.of(octets), web.base() + path);
    }

    private static DERTaggedObject tagged(int tag, Bytes der) throws IOException {
        return new DERTaggedObject(true, tag, ASN1Primitive.fromByteArray(der.toArray()));
    }

    private static SigningKey key(int seed) {
        return SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow();
    }
}
