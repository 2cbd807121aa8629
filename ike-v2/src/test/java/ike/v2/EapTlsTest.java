package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Order;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.engine.sim.Simulation;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EAP-TLS inside IKE_AUTH (RFC 5216, RFC 9190, RFC 7296 §2.16). */
class EapTlsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final Authority STRANGER = Authority.of("CN=Stranger",
            SigningKey.read(SeededKeys.ec("P-256", 31)).orThrow());
    private static final IdentityPattern CAROL = new IdentityPattern.Exactly(Identification.rfc822("carol@left.test"));

    static Stream<SigningKey> keys() {
        return Stream.of(Pki.RSA, Pki.P256, Pki.P384, Pki.P521, Pki.ED25519, Pki.ED448);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfKeyGetsIn(SigningKey key) {
        Scene.play(usual(), scene -> {
            Pki.equip(scene, key, key);
            scene.establish();
            scene.settle();
            assertThat(scene.right().sa().peer().eapIdentity()).contains(Bytes.utf8("left.test"));
        });
    }

    /** The certificates do not fit into one message of EAP; each fragment is acknowledged (RFC 5216 §2.1.5). */
    @Test
    void flightsAreCutIntoFragments() {
        Scene.play(usual(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.RSA_TOO);
            scene.establish();
            ImmutableList<Bytes> messages = scene.seen().stream().flatMap(s -> s.find(EapPayload.class).stream())
                    .map(EapPayload::message).collect(ImmutableList.toImmutableList());
            assertThat(messages).allSatisfy(message -> assertThat(message.length()).isLessThanOrEqualTo(1010));
            assertThat(messages).filteredOn(message -> message.length() > 5 && (message.u8(5) & 0x40) != 0)
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(messages).filteredOn(message -> message.length() == 6 && message.u8(5) == 0)
                    .hasSizeGreaterThanOrEqualTo(2);
        });
    }

    /** The authenticator may ask for the name; the certificate has to speak for that very name (RFC 5216 §5.2). */
    @Test
    void theNameIsTheCertificates() {
        EapRound answers = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.of(CAROL));
        EapRound asks = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.of(IdentityPattern.any()));
        Scene.play(setup(answers, asks), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).summary()).contains("carol@left.test");
            scene.left().host().credentials().unload(Pki.certificate(scene.left(), Pki.P256));
            Pki.equip(scene.left(), Pki.P256, user("carol@left.test"));
            scene.establish();
            assertThat(scene.right().sa().peer().eapIdentity()).contains(Bytes.utf8("carol@left.test"));
        });
    }

    @Test
    void aPeerOfAStrangerIsRefusedWithAReport() {
        Scene.play(usual(), scene -> {
            Pki.equip(scene.left(), Pki.P256,
                    STRANGER.peer("CN=left", Pki.P256, Identification.fqdn("left.test"), Pki::asItIs));
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            assertThat(scene.left().failed(INITIATE)).contains("bad_certificate");
            assertThat(Pki.failure(scene.right()).summary()).contains("EAP of ID_FQDN left.test as left.test: CN=left");
            assertThat(Pki.failure(scene.right()).explanation()).contains("CN=Stranger");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @Test
    void aPeerWithoutACertificateIsRefused() {
        Scene.play(usual(), scene -> {
            Pki.trust(scene.left(), Pki.ROOT.root());
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            assertThat(scene.left().failed(INITIATE)).contains("bad_certificate");
            assertThat(Pki.failure(scene.right()).summary()).contains("shows no certificate");
        });
    }

    @Test
    void anExpiredOneIsRefused() {
        Scene.play(usual(), scene -> {
            Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256,
                    draft -> draft.to(Simulation.START.minusSeconds(1))));
            Pki.equip(scene.right(), Pki.RSA, Pki.certificate(scene.right(), Pki.RSA));
            assertThat(scene.left().failed(INITIATE)).contains("certificate_expired");
            assertThat(Pki.failure(scene.right()).summary()).contains("expired");
        });
    }

    /** The responder is right.test by its secret; the server of EAP has to be, too, unless another one is configured. */
    @ParameterizedTest
    @ValueSource(strings = {"", "right.test", "aaa.test"})
    void theServerIsWhomWeExpect(String server) {
        EapRound answers = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.empty(), PublicKeyRound.ANY,
                Optional.of(server).filter(s -> !s.isEmpty()).map(EapSetup::named));
        Proof secret = new Proof.PreSharedKey();
        Scene.play(Setup.USUAL.left(Pki.proofs(answers, secret)).right(Pki.proofs(secret, tls())), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            if (server.equals("aaa.test")) {
                assertThat(scene.left().failed(INITIATE)).contains("aaa.test");
                assertThat(Pki.failure(scene.right()).summary()).contains("bad_certificate");
            } else {
                scene.establish();
                scene.settle();
            }
        });
    }

    @Test
    void aServerOfAStrangerGetsNoCertificateOfOurs() {
        Proof secret = new Proof.PreSharedKey();
        Scene.play(Setup.USUAL.left(Pki.proofs(tls(), secret)).right(Pki.proofs(secret, tls())), scene -> {
            Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256));
            Pki.equip(scene.right(), Pki.RSA,
                    STRANGER.peer("CN=right", Pki.RSA, Identification.fqdn("right.test"), Pki::asItIs));
            assertThat(scene.left().failed(INITIATE)).contains("EAP: CN=right");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @Test
    void aServerWithoutACertificateSaysSo() {
        Proof secret = new Proof.PreSharedKey();
        Scene.play(Setup.USUAL.left(Pki.proofs(tls(), secret)).right(Pki.proofs(secret, tls())), scene -> {
            Pki.equip(scene.left(), Pki.P256, Pki.certificate(scene.left(), Pki.P256));
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).summary())
                    .contains("no certificate of ours with a private key speaks for ID_FQDN right.test");
        });
    }

    @Test
    void aNakLeadsToIt() {
        EapRound asks = new EapRound(ImmutableList.of(EapMethod.MSCHAPV2, EapMethod.TLS), Optional.empty());
        Scene.play(setup(tls(), asks), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
        });
    }

    /** RFC 5998 §3: the responder only says who it is, and TLS proves it. */
    @Test
    void tlsAloneMayProveBoth() {
        Scene.play(Setup.USUAL.left(Pki.proofs(tls(), tls())).right(Pki.proofs(tls(), tls())), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            scene.settle();
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).find(AuthPayload.class))
                    .isPresent();
            assertThat(scene.seen()).filteredOn(s -> s.from().equals("right") && s.find(AuthPayload.class).isPresent())
                    .hasSize(1);
            assertThat(scene.left().sa().peer().remote().describe()).isEqualTo("ID_FQDN right.test");
        });
    }

    /** Whoever else holds a certificate of the same authority is not the responder. */
    @Test
    void anotherServerProvesNothingThen() {
        EapRound careless = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.empty(), PublicKeyRound.ANY,
                Optional.of(IdentityPattern.any()));
        EapRound other = new EapRound(ImmutableList.of(EapMethod.TLS), Optional.empty(),
                PublicKeyRound.ANY.with(Pki.MIDDLE.peer("CN=other", Pki.RSA, Identification.fqdn("other.test"),
                        Pki::asItIs)),
                Optional.empty());
        Scene.play(Setup.USUAL.left(Pki.proofs(careless, tls())).right(Pki.proofs(other, tls())), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            assertThat(scene.left().failed(INITIATE)).contains("right.test");
            assertThat(scene.right().established()).isEmpty();
            assertThat(scene.left().established()).isEmpty();
        });
    }

    /** A responder that does not take part shows its AUTH, and an initiator that asks for it takes that. */
    @Test
    void aResponderMayShowItselfAllTheSame() {
        Scene.play(Setup.USUAL.left(Pki.proofs(tls(), tls())).right(Pki.proofs(PublicKeyRound.ANY, tls())), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            scene.settle();
        });
        Scene.play(Setup.USUAL.left(Pki.proofs(tls(), PublicKeyRound.ANY)).right(Pki.proofs(tls(), tls())), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            scene.establish();
            scene.settle();
        });
    }

    /** A scene that has begun as usual, with EAP-TLS from now on. */
    static void reload(Scene scene) {
        Pki.equip(scene, Pki.P256, Pki.P256);
        Proof secret = new Proof.PreSharedKey();
        scene.left().done(new Order.LoadConnection(Pki.proofs(tls(), secret)
                .apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
        scene.right().done(new Order.LoadConnection(Pki.proofs(secret, tls())
                .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
    }

    private static EapRound tls() {
        return new EapRound(ImmutableList.of(EapMethod.TLS), Optional.empty());
    }

    private static Setup usual() {
        return setup(tls(), tls());
    }

    private static Setup setup(EapRound answers, EapRound asks) {
        return Setup.USUAL.left(Pki.proofs(answers, PublicKeyRound.ANY)).right(Pki.proofs(PublicKeyRound.ANY, asks));
    }

    private static Certificate user(String name) {
        return Pki.MIDDLE.peer("CN=carol", Pki.P256, Identification.rfc822(name), Pki::asItIs);
    }
}
