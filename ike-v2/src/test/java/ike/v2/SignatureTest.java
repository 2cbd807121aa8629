package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SigningKey;
import ike.engine.Order;
import ike.engine.Verdict;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.SignatureMethods;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication by signatures and certificates (RFC 7296 §2.15, §3.6, §3.7; RFC 7427; RFC 4754; RFC 8420). */
class SignatureTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    static Stream<SigningKey> keys() {
        return Stream.of(Pki.RSA, Pki.P256, Pki.P384, Pki.P521, Pki.ED25519, Pki.ED448);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfKeyGetsIn(SigningKey key) {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, key, Pki.RSA_TOO);
            scene.establish();
            scene.settle();
            assertThat(method(scene, scene.left())).isEqualTo(AuthMethod.Known.DIGITAL_SIGNATURE);
            assertThat(scheme(scene, scene.left())).contains(key.publicKey().type().label());
        });
    }

    /** The messages of the figures, and what stands in them. */
    @Test
    void certificatesAreAskedForAndSentWithWhatLeadsToTheAuthority() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            assertThat(scene.seen().stream().map(SignatureTest::line)).containsExactly("left SA KE Nonce",
                    "right SA KE Nonce CERTREQ", "left IDi CERT CERT CERTREQ IDr AUTH SA TSi TSr",
                    "right IDr CERT CERT AUTH SA TSi TSr");
            Sighting request = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH);
            assertThat(certificates(request)).containsExactly(Pki.certificate(scene.left(), Pki.P256).der(),
                    Pki.BETWEEN.der());
            assertThat(request.get(CertReqPayload.class).authorities().length()).isEqualTo(20);
        });
    }

    /** RFC 7427 §4: the older methods are for those who announce no hash. */
    @ParameterizedTest
    @CsvSource({"RSA, RSA_DIGITAL_SIGNATURE", "P256, ECDSA_SHA256_P256", "P384, ECDSA_SHA384_P384",
            "P521, ECDSA_SHA512_P521"})
    void withoutAnAnnouncementTheOlderMethodsServe(String key, AuthMethod.Known method) {
        SigningKey both = key.equals("RSA")
                ? Pki.RSA
                : key.equals("P256") ? Pki.P256 : key.equals("P384") ? Pki.P384 : Pki.P521;
        Scene.play(older(), scene -> {
            Pki.equip(scene, both, both);
            scene.establish();
            scene.settle();
            assertThat(method(scene, scene.left())).isEqualTo(method);
            assertThat(method(scene, scene.right())).isEqualTo(method);
        });
    }

    @Test
    void edwardsCurvesNeedTheAnnouncement() {
        Scene.play(older(), scene -> {
            Pki.equip(scene, Pki.ED25519, Pki.P256);
            assertThat(scene.left().failed(INITIATE)).contains("the peer takes no signature that the certificate of "
                    + "CN=left (Ed25519) can make; it takes RSA with SHA-1, ECDSA with SHA-256");
        });
    }

    /** What our own auth says decides how we sign; what the peer's says, whether we take it. */
    @ParameterizedTest
    @CsvSource({"rsa/pss-sha256, RSASSA-PSS with SHA-256", "rsa/pss-sha512, RSASSA-PSS with SHA-512",
            "rsa-sha384, RSA with SHA-384", "rsa-2048-sha512, RSA with SHA-512", "ike:rsa/pss, RSASSA-PSS with SHA-256",
            "pubkey, RSA with SHA-256"})
    void constraintsChooseTheScheme(String auth, String scheme) {
        Setup setup = Setup.USUAL.left(Pki.proofs(Pki.round(auth), PublicKeyRound.ANY)).right(
                Pki.proofs(PublicKeyRound.ANY, Pki.round("ike:" + auth.replace("ike:", ""))));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            scene.establish();
            assertThat(scheme(scene, scene.left())).isEqualTo(scheme);
        });
    }

    @Test
    void oneSideByASecretTheOtherByASignature() {
        Proof secret = new Proof.PreSharedKey();
        for (boolean signer : new boolean[]{true, false}) {
            Proof left = signer ? PublicKeyRound.ANY : secret;
            Proof right = signer ? secret : PublicKeyRound.ANY;
            Scene.play(Setup.USUAL.left(Pki.proofs(left, right)).right(Pki.proofs(right, left)), scene -> {
                Pki.equip(scene, Pki.RSA, Pki.P256);
                scene.establish();
                scene.settle();
                assertThat(method(scene, signer ? scene.right() : scene.left())).isEqualTo(AuthMethod.Known.SHARED_KEY);
            });
        }
    }

    /** RFC 7296 §2.16 recommends it: the responder by a certificate, the initiator by a password. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void eapBehindACertificate(EapMethod method) {
        EapRound eap = new EapRound(ImmutableList.of(method), Optional.of(EapSetup.named("carol")));
        Scene.play(Setup.USUAL.left(Pki.proofs(eap, PublicKeyRound.ANY)).right(Pki.proofs(PublicKeyRound.ANY, eap)),
                scene -> {
                    Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
                    EapSetup.passwords(scene);
                    assertThat(scene.left().failed(INITIATE))
                            .contains("the signature of ID_FQDN right.test is not accepted");
                    assertThat(scene.seen()).noneMatch(s -> s.from().equals("left")
                            && s.find(EapPayload.class).isPresent());
                    Pki.trust(scene.left(), Pki.ROOT.root());
                    scene.establish();
                    scene.settle();
                });
    }

    /** RFC 8784 §3: AUTH once with and once without the PPK. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoSignaturesWhereAPpkMayBeUnknown(boolean known) {
        UnaryOperator<Connection> ppk = PpkTest.both(false).left();
        Scene.play(Pki.both().left(c -> ppk.apply(Pki.both().left().apply(c))), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            PpkTest.know(scene.left(), "blue");
            scene.right()
                    .done(PpkTest.ppk(known ? "blue" : "green", Bytes.utf8("thirty-two octets that nobody can guess")));
            scene.establish();
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH)
                    .notify(NotifyType.Known.NO_PPK_AUTH)).isPresent();
            scene.settle();
        });
    }

    /** A certificate that both ends have need not be sent. */
    @Test
    void nothingIsSentThatIsNotAskedFor() {
        UnaryOperator<Connection> silent = Change.component("certificates",
                new CertificateExchange(CertificateExchange.Send.IF_ASKED, false, false, true, true));
        Scene.play(Pki.both().right(c -> silent.apply(Pki.both().right().apply(c))), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).explanation()).contains("no certificate came with the signature");
            assertThat(certificates(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH))).isEmpty();
            scene.right().host().credentials().load(Pki.certificate(scene.left(), Pki.P256));
            scene.establish();
        });
    }

    @Test
    void withoutAPrivateKeyNothingIsClaimed() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            assertThat(scene.left().failed(INITIATE))
                    .contains("we cannot sign: no certificate of ours speaks for ID_FQDN left.test");
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).isEmpty();
            assertThat(scene.left().states()).isEmpty();
        });
    }

    @Test
    void aResponderWithoutAPrivateKeyRefuses() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene.left(), Pki.RSA, Pki.certificate(scene.left(), Pki.RSA));
            Pki.trust(scene.right(), Pki.ROOT.root());
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("we cannot sign: no certificate of ours speaks for ID_FQDN right.test");
        });
    }

    @Test
    void anOutsideThatDoesNotAnswerIsNotWaitedForForever() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            scene.left().host().answerQuestions(_ -> {
                scene.run(Fixtures.limits("halfOpen", 1).halfOpenLifetime().plusSeconds(1));
                return new Verdict.Granted();
            });
            scene.left().order(INITIATE);
            scene.run(Fixtures.limits("halfOpen", 1).halfOpenLifetime().plusSeconds(1));
            assertThat(scene.left().host().events().toString()).contains("nothing here has answered");
        });
    }

    /** RFC 4945 §3.1.5: subjects name peers, too; a pattern names many. */
    @ParameterizedTest
    @ValueSource(strings = {"O=Test, CN=left", "O=test, CN=LEFT", "O=Test, CN=*"})
    void distinguishedNamesAreIdentities(String wanted) {
        var name = ike.crypto.certificate.DistinguishedName.parse(wanted).orElseThrow();
        IdentityPattern pattern = name.isPattern()
                ? new IdentityPattern.Name(name)
                : new IdentityPattern.Exactly(
                        new Identification(ike.wire.v2.IdType.Known.ID_DER_ASN1_DN, name.der()));
        Certificate lefts = Pki.MIDDLE.peer("O=Test, CN=left", Pki.P256, Identification.fqdn("x"), Pki::asItIs);
        Setup setup = Setup.USUAL
                .left(c -> Change.with(Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY).apply(c), "local",
                        ImmutableList.of(new ike.engine.config.AuthRound(PublicKeyRound.ANY.with(lefts),
                                IdentityPattern.any()))))
                .right(c -> Change.with(Pki.proofs(PublicKeyRound.ANY, PublicKeyRound.ANY).apply(c), "remote",
                        ImmutableList.of(new ike.engine.config.AuthRound(PublicKeyRound.ANY, pattern))));
        Scene.play(setup, scene -> {
            Pki.equip(scene.left(), Pki.P256, lefts);
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            scene.establish();
            assertThat(scene.right().sa().peer().remote().type())
                    .isEqualTo(ike.wire.v2.IdType.Known.ID_DER_ASN1_DN);
        });
    }

    private static AuthMethod method(Scene scene, Actor actor) {
        return auth(scene, actor).method();
    }

    private static String scheme(Scene scene, Actor actor) {
        return SignatureMethods.read(auth(scene, actor)).orElseThrow().schemes().getFirst().describe();
    }

    private static AuthPayload auth(Scene scene, Actor actor) {
        return Iterables.getLast(scene.seen().stream()
                .filter(s -> s.from().equals(actor.name()) && s.find(AuthPayload.class).isPresent()).toList())
                .get(AuthPayload.class);
    }

    private static String line(Sighting seen) {
        return seen.from() + seen.payloads().stream().filter(p -> !(p instanceof NotifyPayload))
                .map(p -> " " + p.type().label()).reduce("", String::concat);
    }

    private static ImmutableList<Bytes> certificates(Sighting seen) {
        return seen.payloads().stream().filter(CertPayload.class::isInstance).map(p -> ((CertPayload) p).data())
                .collect(ImmutableList.toImmutableList());
    }

    /** Right announces no hashes, as a peer from before RFC 7427. */
    private static Setup older() {
        UnaryOperator<Connection> change = Change.component("certificates",
                new CertificateExchange(CertificateExchange.Send.IF_ASKED, true, false, true, false));
        return Pki.both().right(c -> change.apply(Pki.both().right().apply(c)));
    }
}
