package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.negotiation.Preference;
import ike.engine.sim.Heading;
import ike.v2.auth.SignatureMethods;
import ike.v2.exchange.Habits;
import ike.wire.Bytes;
import ike.wire.v2.AuthAnnouncement;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SUPPORTED_AUTH_METHODS (RFC 9593): a key that can sign in several ways signs in one that the peer takes. */
class MethodAnnouncementTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    static final Habits SILENT = new Habits(true, true, Preference.CONFIGURED, true, false, true, false,
            Optional.empty(), true, false, false);

    /** Each side leaves its own scheme open and demands an unusual one of the other. */
    private static Setup demanding() {
        return Setup.USUAL.left(Pki.proofs(PublicKeyRound.ANY, Pki.round("ike:rsa-sha384")))
                .right(Pki.proofs(PublicKeyRound.ANY, Pki.round("ike:rsa/pss-sha512")));
    }

    private static Setup with(Setup setup, UnaryOperator<Connection> change) {
        return setup.left(c -> change.apply(setup.left().apply(c))).right(c -> change.apply(setup.right().apply(c)));
    }

    @Test
    void eachSideSignsAsTheOtherWants() {
        Scene.play(demanding(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.RSA_TOO);
            scene.establish();
            scene.settle();
            assertThat(scheme(scene, scene.left())).isEqualTo("RSASSA-PSS with SHA-512");
            assertThat(scheme(scene, scene.right())).isEqualTo("RSA with SHA-384");
            assertThat(scene.seen().getFirst().notify(NotifyType.Known.SUPPORTED_AUTH_METHODS)).isEmpty();
            assertThat(announced(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT))).hasSize(1);
            assertThat(announced(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH))).hasSize(1);
        });
    }

    /** strongSwan's setting rsa_pss; its peers announce nothing. */
    @Test
    void pssComesFirstIfThatIsTheHabit() {
        Habits pss = new Habits(true, true, Preference.CONFIGURED, true, false, true, false, Optional.empty(), true,
                false, true);
        Setup setup = Pki.both().left(Pki.proofs(Pki.round("ike:rsa-sha384"), PublicKeyRound.ANY));
        Scene.play(setup.habits(pss), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.RSA_TOO);
            scene.establish();
            scene.settle();
            assertThat(scheme(scene, scene.left())).isEqualTo("RSA with SHA-384");
            assertThat(scheme(scene, scene.right())).isEqualTo("RSASSA-PSS with SHA-256");
        });
    }

    @Test
    void withoutItTheUsualSchemeIsTriedAndRefused() {
        Scene.play(demanding().habits(SILENT), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.RSA_TOO);
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.seen())
                    .noneMatch(s -> s.notify(NotifyType.Known.SUPPORTED_AUTH_METHODS).isPresent());
        });
    }

    /** A key that can make nothing of what the peer takes is not tried, and the message says why. */
    @Test
    void aKeyThatThePeerDoesNotTakeIsNotTried() {
        Setup setup = Pki.both().right(Pki.proofs(PublicKeyRound.ANY, Pki.round("rsa-sha256")));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            assertThat(scene.left().failed(INITIATE)).contains("the peer takes no signature that the certificate of"
                    + " CN=left (ECDSA of 256 bits) can make; it takes RSA with SHA-256");
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).isEmpty();
        });
    }

    /** Of several keys one is chosen whose signature is taken. */
    @Test
    void ofSeveralKeysOneThatThePeerTakes() {
        Setup setup = Pki.both().right(Pki.proofs(PublicKeyRound.ANY, Pki.round("ike:rsa-sha256")));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            Pki.equip(scene.left(), Pki.RSA_TOO, Pki.certificate(scene.left(), Pki.RSA_TOO));
            scene.establish();
            scene.settle();
        });
    }

    /** §3.1: an IKE_SA_INIT response that would grow says that the list comes in IKE_INTERMEDIATE, in the last one. */
    @Test
    void theListComesInTheLastIntermediateExchange() {
        Setup setup = with(demanding(), Change.component("proposals",
                ImmutableList.of(Fixtures.ike("x25519-ke1_mlkem512-ke2_mlkem768"))));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.RSA, Pki.RSA_TOO);
            scene.establish();
            scene.settle();
            assertThat(scheme(scene, scene.left())).isEqualTo("RSASSA-PSS with SHA-512");
            assertThat(announced(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT))).isEmpty();
            ImmutableList<Sighting> between = scene.seen(scene.right(), ExchangeType.Known.IKE_INTERMEDIATE, false);
            assertThat(between.getFirst().notify(NotifyType.Known.SUPPORTED_AUTH_METHODS)).isEmpty();
            assertThat(announced(between.getLast())).hasSize(1);
        });
    }

    /** What cannot be read, and a list without any signature, changes nothing: the list is a hint (§3). */
    @ParameterizedTest
    @ValueSource(strings = {"", "02", "0202", "030b00", "040e0005", "ff0e00", "050e003000"})
    void whatDoesNotHelpChangesNothing(String octets) {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                        .map(payload -> replaced(payload, Bytes.fromHex(octets))).toList()));
            });
            scene.establish();
            scene.settle();
        });
    }

    /** Two connections between the same identities: the one whose proof the initiator takes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theResponderProvesItselfAsTheInitiatorWants(boolean secret) {
        Proof wanted = secret ? new Proof.PreSharedKey() : PublicKeyRound.ANY;
        Setup setup = Setup.USUAL.left(Pki.proofs(PublicKeyRound.ANY, wanted))
                .right(Pki.proofs(secret ? PublicKeyRound.ANY : new Proof.PreSharedKey(), PublicKeyRound.ANY));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.RSA, Pki.P256);
            Connection other = Pki.proofs(wanted, PublicKeyRound.ANY)
                    .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            scene.right().done(new Order.LoadConnection(Change.with(other, "name", "other")));
            scene.establish();
            assertThat(scene.right().sa().name().connection().name()).isEqualTo("other");
        });
    }

    private static Payload replaced(Payload payload, Bytes octets) {
        return payload instanceof NotifyPayload notify
                && notify.notifyType().equals(NotifyType.Known.SUPPORTED_AUTH_METHODS)
                        ? NotifyPayload.of(notify.notifyType(), octets)
                        : payload;
    }

    private static ImmutableList<AuthAnnouncement> announced(Sighting seen) {
        NotifyPayload notify = seen.notify(NotifyType.Known.SUPPORTED_AUTH_METHODS).orElseThrow();
        ImmutableList<AuthAnnouncement> methods = ((NotifyData.Announcements) NotifyData.of(notify).orThrow())
                .announcements();
        assertThat(methods).allMatch(method -> method.method() == AuthMethod.Known.DIGITAL_SIGNATURE
                && method.certLink().orElse(-1) == 0);
        return methods;
    }

    private static String scheme(Scene scene, Actor actor) {
        AuthPayload auth = scene.seen().stream()
                .filter(s -> s.from().equals(actor.name()) && s.find(AuthPayload.class).isPresent()).findFirst()
                .orElseThrow().get(AuthPayload.class);
        return SignatureMethods.read(auth).orElseThrow().schemes().getFirst().describe();
    }
}
