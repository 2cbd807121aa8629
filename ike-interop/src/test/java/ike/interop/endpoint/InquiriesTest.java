package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpServer;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustRequest.Revocation;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.engine.AskId;
import ike.engine.PeerCertificates;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.engine.credential.Credentials;
import ike.interop.log.Journal;
import ike.interop.web.CertificateFetcher;
import ike.interop.web.RevocationSettings;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an endpoint asks whether a peer's certificate is revoked, and what it makes of the answer (RFC 5280 §6.3). */
class InquiriesTest {
    private static final Authority ROOT = Authority.of("CN=Root", key(1));
    private static final Authority STRANGER = Authority.of("CN=Stranger", key(2));
    private static final SigningKey PEER = key(3);
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final Bytes OCTETS = Bytes.utf8("what AUTH covers");
    private static final SignatureScheme SCHEME = new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER);

    private static final Control NOBODY = (Control) Proxy.newProxyInstance(Control.class.getClassLoader(),
            new Class<?>[]{Control.class}, (_, method, _) -> {
                throw new AssertionError(method);
            });

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final Map<String, Bytes> served = new LinkedHashMap<>();
    private final Inbox inbox = new Inbox();
    private final Credentials credentials = new Credentials(new SystemEntropy());
    private Inquiries inquiries = inquiries(RevocationSettings.DEFAULT);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        credentials.load(ROOT.root());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            bodies.add(exchange.getRequestBody().readAllBytes());
            byte[] answer = served.getOrDefault(exchange.getRequestURI().getPath(), Bytes.EMPTY).toArray();
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aListThatRevokesShutsOut() throws InterruptedException {
        Certificate peer = peer(ROOT);
        served.put("/root.crl", ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of(peer)));
        TrustReport report = judged(peer, Revocation.RELAXED);
        assertThat(report.trusted()).isFalse();
        assertThat(report.describe()).contains("revoked by its issuer");
        assertThat(asked).containsExactly("/ocsp", "/root.crl");
    }

    @Test
    void aListThatDoesNotLetsInWhereThatIsDemandedAndIsKept() throws InterruptedException {
        served.put("/root.crl", ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of()));
        assertThat(judged(peer(ROOT), Revocation.STRICT).trusted()).isTrue();
        assertThat(judged(peer(ROOT), Revocation.STRICT).trusted()).isTrue();
        assertThat(asked).containsExactly("/ocsp", "/root.crl");
    }

    @Test
    void withoutAnAnswerThePolicyDecidesAndNobodyIsAskedAgainAtOnce() throws InterruptedException {
        assertThat(judged(peer(ROOT), Revocation.RELAXED).trusted()).isTrue();
        assertThat(judged(peer(ROOT), Revocation.IFURI).trusted()).isFalse();
        assertThat(asked).containsExactly("/ocsp", "/root.crl");
    }

    @Test
    void aListOfSomebodyElseSaysNothing() throws InterruptedException {
        served.put("/root.crl", STRANGER.list(Authority.FROM, Authority.TO, ImmutableList.of()));
        assertThat(judged(peer(ROOT), Revocation.STRICT).trusted()).isFalse();
    }

    /** The addresses in it are the stranger's choice. */
    @Test
    void nobodyIsAskedAboutACertificateOfAStranger() throws InterruptedException {
        assertThat(judged(peer(STRANGER), Revocation.RELAXED).trusted()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void aResponderIsAskedForTheCertificate() throws Exception {
        Certificate peer = peer(ROOT);
        served.put("/ocsp", Bytes.utf8("no answer that can be read"));
        judged(peer, Revocation.RELAXED);
        assertThat(asked).containsExactly("/ocsp", "/root.crl");
        assertThat(new OCSPReq(bodies.getFirst()).getRequestList()[0].getCertID().getSerialNumber())
                .isEqualTo(peer.serialNumber());
    }

    /** Who comes while the answer for another is on its way waits for it too: else a revoked peer would try twice at once. */
    @Test
    void whoComesMeanwhileWaitsToo() throws InterruptedException {
        Certificate peer = peer(ROOT);
        served.put("/root.crl", ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of(peer)));
        ask(peer, Revocation.RELAXED);
        ask(peer, Revocation.RELAXED);
        assertThat(answer().trusted()).isFalse();
        assertThat(answer().trusted()).isFalse();
        // The list alone says enough, and may do so before the other one is heard of.
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); asked.size() < 2;) {
            assertThat(System.nanoTime()).as("only %s", asked).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(asked).containsExactlyInAnyOrder("/ocsp", "/root.crl");
    }

    /** No address that a certificate can name keeps its peer, or others, waiting. */
    @Test
    void oddAddressesAreNoReasonToWait() throws InterruptedException {
        for (String odd : ImmutableList.of("http://127.0.0.1:99999/a", "http://127.0.0.1:1/a", "http://[::1/a",
                "http://a b/", "ldap://127.0.0.1/a", "http://no.such.host.invalid/a")) {
            for (int i = 0; i < 20; i++) {
                String address = odd + i;
                Certificate peer = ROOT.peer("CN=moon", PEER, MOON, draft -> draft.listedAt(address));
                assertThat(judged(peer, Revocation.RELAXED).trusted()).isTrue();
                assertThat(judged(peer, Revocation.STRICT).trusted()).isFalse();
            }
        }
        assertThat(judged(peer(ROOT), Revocation.RELAXED).trusted()).isTrue();
        assertThat(judged(ROOT.peer("CN=moon", PEER, MOON, draft -> draft.listedAt(
                "HTTP://127.0.0.1:" + server.getAddress().getPort() + "/other.crl")), Revocation.RELAXED).trusted())
                .isTrue();
        assertThat(asked).as("there is still a place").containsExactly("/ocsp", "/root.crl", "/other.crl");
    }

    @Test
    void whomTheConfigurationNamesIsAskedBeforeWhomTheCertificateNames() throws InterruptedException {
        credentials.load(
                new KnownAuthority("lab", ROOT.root(), ImmutableList.of("ldap://127.0.0.1/", base() + "/ours.crl"),
                        ImmutableList.of(base() + "/our-ocsp"), Optional.empty()));
        credentials.load(new KnownAuthority("else", STRANGER.root(), ImmutableList.of(base() + "/strange.crl"),
                ImmutableList.of(), Optional.empty()));
        served.put("/ours.crl", ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of()));
        assertThat(judged(peer(ROOT), Revocation.STRICT).trusted()).isTrue();
        assertThat(asked).containsExactly("/our-ocsp", "/ocsp", "/ours.crl");
    }

    /** Under ifuri an answer is needed where somebody is named who could give one, by whomever, askable or not. */
    @Test
    void whoIsNamedHasToBeHeardUnderIfuri() throws InterruptedException {
        Certificate silent = ROOT.peer("CN=moon", PEER, MOON, _ -> {
        });
        assertThat(judged(silent, Revocation.IFURI).trusted()).isTrue();
        assertThat(judged(silent, Revocation.STRICT).trusted()).isFalse();
        assertThat(judged(ROOT.peer("CN=moon", PEER, MOON, draft -> draft.listedAt("ldap://127.0.0.1/a")),
                Revocation.IFURI).trusted()).isFalse();
        KnownAuthority lab = new KnownAuthority("lab", ROOT.root(), ImmutableList.of(base() + "/ours.crl"),
                ImmutableList.of(),
                Optional.empty());
        credentials.load(lab);
        assertThat(judged(silent, Revocation.IFURI).trusted()).isFalse();
        credentials.unloadAuthority("lab");
        assertThat(judged(silent, Revocation.IFURI).trusted()).isTrue();
    }

    @Test
    void aKindThatIsSwitchedOffIsNeitherAskedNorHeeded() throws InterruptedException {
        Certificate peer = peer(ROOT);
        served.put("/root.crl", ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of(peer)));
        inquiries = inquiries(new RevocationSettings(false, true, Duration.ofSeconds(5)));
        credentials.loadCrl(ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of(peer)));
        assertThat(judged(peer, Revocation.RELAXED).trusted()).isTrue();
        assertThat(asked).containsExactly("/ocsp");
        inquiries = inquiries(new RevocationSettings(false, false, Duration.ofSeconds(5)));
        assertThat(judged(peer, Revocation.IFURI).trusted()).isTrue();
        assertThat(judged(peer, Revocation.STRICT).trusted()).isFalse();
        assertThat(asked).containsExactly("/ocsp");
        inquiries = inquiries(new RevocationSettings(true, false, Duration.ofSeconds(5)));
        assertThat(judged(peer, Revocation.RELAXED).trusted()).isFalse();
    }

    @Test
    void whoDoesNotAnswerInTimeHasSaidNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/slow.crl";
            inquiries = inquiries(new RevocationSettings(true, true, Duration.ofMillis(100)));
            long before = System.nanoTime();
            assertThat(judged(ROOT.peer("CN=moon", PEER, MOON, draft -> draft.listedAt(address)), Revocation.RELAXED)
                    .trusted()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(RevocationSettings.DEFAULT.timeout());
        }
    }

    @Test
    void aKnownListIsEnough() throws InterruptedException {
        credentials.loadCrl(ROOT.list(Authority.FROM, Authority.TO, ImmutableList.of()));
        assertThat(judged(peer(ROOT), Revocation.STRICT).trusted()).isTrue();
        assertThat(asked).isEmpty();
    }

    private TrustReport judged(Certificate peer, Revocation revocation) throws InterruptedException {
        ask(peer, revocation);
        return answer();
    }

    private void ask(Certificate peer, Revocation revocation) {
        PublicKeyRound round = new PublicKeyRound(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
                SignatureConstraint.ANY, ImmutableList.of(), revocation);
        inquiries.answer(new AskId(1), new Question.Verify(MOON, round,
                new PeerCertificates(ImmutableList.of(peer), ImmutableList.of(), ImmutableList.of(), Optional.empty()),
                ImmutableList.of(SCHEME), OCTETS,
                PEER.sign(SCHEME, OCTETS, ike.crypto.Secret.empty())));
    }

    private TrustReport answer() throws InterruptedException {
        while (true) {
            Errand errand = inbox.await(Duration.ofSeconds(30).toNanos()).orElseThrow();
            switch (errand) {
                case Errand.Asked(var task) -> task.accept(NOBODY);
                case Errand.Answered(var _, Verdict.Judged(TrustReport report)) -> {
                    return report;
                }
                default -> throw new AssertionError(errand);
            }
        }
    }

    private Inquiries inquiries(RevocationSettings settings) {
        return new Inquiries(credentials, inbox, new Journal(), settings,
                new CertificateFetcher(settings.timeout()));
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Certificate peer(Authority issuer) {
        String base = base();
        return issuer.peer("CN=moon", PEER, MOON,
                draft -> draft.listedAt(base + "/root.crl").answeredAt(base + "/ocsp"));
    }

    private static SigningKey key(int seed) {
        return SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow();
    }
}
