package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustRequest;
import ike.engine.Failure;
import ike.engine.Order;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Heading;
import ike.engine.sim.Simulation;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures and certificates that are not believed (RFC 7296 §2.15, §2.21.2; RFC 7427 §3; RFC 5280 §6). */
class SignatureRefusalTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    /** What is wrong with left's proof, and right's words for it. */
    static Stream<Arguments> flaws() {
        return Stream.of(flaw("expired at", scene -> Pki.equip(scene.left(), Pki.P256,
                Pki.certificate(scene.left(), Pki.P256, d -> d.to(Simulation.START.minusSeconds(1))))),
                flaw("not valid before", scene -> Pki.equip(scene.left(), Pki.P256,
                        Pki.certificate(scene.left(), Pki.P256, d -> d.from(Simulation.START.plusSeconds(100))))),
                flaw("no chain leads to a trusted authority", scene -> {
                    Authority other = Authority.of("CN=Other", Pki.ED25519);
                    scene.left().host().credentials().load(Pki.P256);
                    scene.left().host().credentials().load(other.peer("CN=left", Pki.P256,
                            Identification.fqdn("left.test"), Pki::asItIs));
                    Pki.trust(scene.left(), Pki.ROOT.root());
                }), flaw("revoked by its issuer", scene -> {
                    Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256));
                    scene.right().host().credentials().loadCrl(Pki.MIDDLE.list(Simulation.START,
                            Simulation.START.plusSeconds(1000),
                            ImmutableList.of(Pki.certificate(scene.left(), Pki.P256))));
                }), flaw("does not speak for ID_FQDN left.test", scene -> {
                    Certificate another = Pki.certificate(scene.right(), Pki.P256);
                    Pki.equip(scene.left(), Pki.P256, another);
                    scene.left().order(new Order.LoadConnection(Pki
                            .proofs(PublicKeyRound.ANY.with(another), PublicKeyRound.ANY)
                            .apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
                }));
    }

    private static Arguments flaw(String words, Consumer<Scene> script) {
        return Arguments.of(words, script);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void whoeverIsNotBelievedIsToldNothingAndOurPeopleAll(String words, Consumer<Scene> script) {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            script.accept(scene);
            assertThat(scene.left().failed(INITIATE)).contains("the peer did not accept our authentication");
            Failure failure = Pki.failure(scene.right());
            assertThat(failure.summary()).startsWith("the signature of ID_FQDN left.test is not accepted: ")
                    .contains(words);
            assertThat(failure.explanation()).contains("FAILED  CN=").contains(words);
            Sighting answer = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH);
            assertThat(answer.payloads())
                    .containsExactly(NotifyPayload.of(NotifyType.Known.AUTHENTICATION_FAILED));
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** Right's certificate is good, and everybody may have it; left has another one, and claims to be right (RFC 4945 §3). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondCertificateLendsNobodyItsName(boolean stolenFirst) {
        Identification victim = Identification.fqdn("victim.test");
        Certificate stolen = Pki.MIDDLE.peer("CN=victim", Pki.RSA_TOO, victim, Pki::asItIs);
        Scene.play(Pki.both().right(c -> Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY)
                .apply(Change.remoteId(IdentityPattern.any()).apply(c))), scene -> {
                    Certificate own = Pki.certificate(scene.left(), Pki.P256);
                    Pki.equip(scene.left(), Pki.P256, own);
                    Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
                    scene.left().order(new Order.LoadConnection(Pki.proofs(PublicKeyRound.ANY.with(own),
                            PublicKeyRound.ANY).apply(
                                    Change.localId(victim)
                                            .apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM)))));
                    CertPayload more = new CertPayload(CertEncoding.Known.X509_SIGNATURE, stolen.der());
                    change(scene, true, payloads -> Stream.of(stolenFirst ? Stream.of(more) : Stream.<Payload>empty(),
                            payloads.stream(), stolenFirst ? Stream.<Payload>empty() : Stream.of(more))
                            .flatMap(all -> all).collect(ImmutableList.toImmutableList()));
                    scene.left().failed(INITIATE);
                    assertThat(Pki.failure(scene.right()).summary())
                            .startsWith("the signature of ID_FQDN victim.test is not accepted: ");
                    assertThat(scene.right().established()).isEmpty();
                });
    }

    /** The initiator looks as closely, and says so in an exchange of its own (RFC 7296 §2.21.2). */
    @Test
    void aResponderThatIsNotBelievedHearsOfIt() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256));
            Pki.equip(scene.right(), Pki.RSA,
                    Pki.certificate(scene.right(), Pki.RSA, d -> d.to(Simulation.START.minusSeconds(1))));
            assertThat(scene.left().failed(INITIATE)).contains("is not accepted: CN=right: expired at");
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.INFORMATIONAL)
                    .notify(NotifyType.Known.AUTHENTICATION_FAILED)).isPresent();
            assertThat(scene.left().states()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignatureOverOtherOctetsIsRefused(boolean request) {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            spoil(scene, request, auth -> new AuthPayload(auth.method(), Bytes.concat(
                    auth.data().slice(0, auth.data().length() - 1),
                    Bytes.of(auth.data().u8(auth.data().length() - 1) ^ 1))));
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(request ? scene.right() : scene.left()).explanation())
                    .contains("the signature was made by none of the keys");
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** RFC 7427 §3: what is no AlgorithmIdentifier, or one of a hash that was not announced, is no proof. */
    @ParameterizedTest
    @ValueSource(strings = {"", "00", "05", "ff3005", "0d300b06092a864886f70d01010b",
            "0f300d06092a864886f70d010105050001"})
    void anAlgorithmThatWasNotAnnouncedIsRefused(String data) {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            spoil(scene, true, auth -> new AuthPayload(auth.method(), Bytes.fromHex(data)));
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).summary()).contains("an algorithm that is not known here");
        });
    }

    @ParameterizedTest
    @CsvSource({"rsa, its key is ECDSA of 256 bits", "ecdsa-384, its key is ECDSA of 256 bits",
            "ike:ecdsa-256-sha384, signed by its ECDSA of 256 bits key as ECDSA with SHA-256"})
    void aConstraintThatIsNotMetRefuses(String auth, String words) {
        Setup setup = Pki.both().right(Pki.proofs(PublicKeyRound.ANY, Pki.round(auth)))
                .habits(MethodAnnouncementTest.SILENT);
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).explanation()).contains(words,
                    "which the configured auth does not admit");
        });
    }

    @Test
    void strictRevocationNeedsAList() {
        Setup setup = Pki.both()
                .right(Pki.proofs(PublicKeyRound.ANY, Pki.round("pubkey", TrustRequest.Revocation.STRICT)));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).explanation()).contains("nobody knows whether it is revoked");
            ImmutableList.of(Pki.ROOT, Pki.MIDDLE).forEach(authority -> scene.right().host().credentials()
                    .loadCrl(authority.list(Simulation.START, Simulation.START.plusSeconds(1000), ImmutableList.of())));
            scene.establish();
        });
    }

    private static void spoil(Scene scene, boolean request, UnaryOperator<AuthPayload> change) {
        change(scene, request, payloads -> payloads.stream()
                .map(p -> p instanceof AuthPayload auth ? change.apply(auth) : p)
                .collect(ImmutableList.toImmutableList()));
    }

    private static void change(Scene scene, boolean request, UnaryOperator<ImmutableList<Payload>> change) {
        Gate.Awaited next = request
                ? scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH)
                : scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH);
        next.changed(packet -> {
            Sighting seen = Iterables.getLast(scene.seen());
            return Crafted.withOctets(packet,
                    scene.keyring().seal(seen.header(), change.apply(seen.payloads())));
        });
    }
}
