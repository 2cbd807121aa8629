package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.SecretAccess;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PpkUse;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Post-quantum preshared keys in IKE_INTERMEDIATE (RFC 9867 §3.1); the scenario ppk.txt draws the usual ones. */
class EarlyPpkTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    /** Which exchange has the PPK, by what both sides allow: EARLY, LATE, PLAIN or a refusal. */
    @ParameterizedTest(name = "left {0}, required {1}; right {2}, required {3}: {4}")
    @CsvSource({"EITHER, no, EITHER, no, EARLY", "EITHER, yes, EITHER, yes, EARLY", "EITHER, no, AUTH, no, LATE",
            "AUTH, no, EITHER, no, LATE", "EITHER, yes, INTERMEDIATE, yes, EARLY", "AUTH, no, AUTH, yes, LATE",
            "INTERMEDIATE, no, AUTH, no, PLAIN", "AUTH, no, INTERMEDIATE, no, PLAIN",
            "AUTH, no, INTERMEDIATE, yes, NO_PROPOSAL_CHOSEN", "INTERMEDIATE, yes, AUTH, no, the peer uses no PPK",
            "INTERMEDIATE, no, AUTH, yes, AUTHENTICATION_FAILED", "AUTH, yes, INTERMEDIATE, no, the peer uses no PPK"})
    void whichExchangeHasThePpk(PpkUse.Exchange left, String leftRequires, PpkUse.Exchange right,
            String rightRequires, String outcome) {
        Setup setup = Setup.USUAL.left(use(Optional.of("blue"), leftRequires.equals("yes"), left))
                .right(use(Optional.empty(), rightRequires.equals("yes"), right));
        Scene.play(setup, scene -> {
            knowBoth(scene);
            if (!outcome.equals("EARLY") && !outcome.equals("LATE") && !outcome.equals("PLAIN")) {
                assertThat(scene.left().failed(INITIATE)).contains(outcome);
                assertThat(scene.right().established()).isEmpty();
                return;
            }
            scene.establish();
            scene.settle();
            assertThat(answers(scene, ExchangeType.Known.IKE_INTERMEDIATE)).isEqualTo(outcome.equals("EARLY"));
            assertThat(answers(scene, ExchangeType.Known.IKE_AUTH)).isEqualTo(outcome.equals("LATE"));
            assertThat(skD(scene.left())).isEqualTo(skD(scene.right()));
            assertThat(scene.right().sa().session().ppk()).isEqualTo(!outcome.equals("PLAIN"));
        });
    }

    /** §3.1: the responder returns one of the two notifications and never both. */
    @Test
    void oneOfTheTwoIsAgreedOn() {
        Scene.play(both(false), scene -> {
            knowBoth(scene);
            scene.establish();
            assertThat(scene.seen().getFirst().notify(NotifyType.Known.USE_PPK)).isPresent();
            assertThat(scene.seen().getFirst().notify(NotifyType.Known.USE_PPK_INT)).isPresent();
            assertThat(scene.seen().get(1).notify(NotifyType.Known.USE_PPK)).isEmpty();
            assertThat(scene.seen().get(1).notify(NotifyType.Known.USE_PPK_INT)).isPresent();
        });
    }

    /** The key behind an additional key exchange; then rekeys, which go on from there. */
    @ParameterizedTest
    @ValueSource(strings = {"x25519-ke1_mlkem768", "x25519-ke1_mlkem512-ke2_mlkem768", "x25519"})
    void keysStayAgreedOnAfterRekeying(String exchanges) {
        UnaryOperator<Connection> proposals = Change.proposals(Fixtures.ike(exchanges));
        UnaryOperator<Connection> ppk = use(Optional.of("blue"), true, PpkUse.Exchange.EITHER);
        Scene.play(Setup.USUAL.both(c -> ppk.apply(proposals.apply(c))), scene -> {
            knowBoth(scene);
            scene.establish();
            assertThat(scene.left().sa().session().intermediates().ppk()).contains(Bytes.utf8("blue"));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
        });
    }

    /** §3.1: what differs under the same name shows before anybody says who he is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherKeyUnderTheSameName(boolean required) {
        Scene.play(both(required), scene -> {
            PpkTest.know(scene.left(), "blue");
            scene.right().done(PpkTest.ppk("blue", Bytes.utf8("thirty-two octets of a different key!!")));
            if (required) {
                assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).isEmpty();
            } else {
                scene.establish();
                assertThat(scene.left().sa().session().intermediates().ppk()).isEmpty();
                scene.settle();
            }
        });
    }

    /** §3.1: a responder that chooses what was not offered ends it; one that is silent does not where that is allowed. */
    @ParameterizedTest
    @CsvSource({"true, 02677265656e", "false, 02677265656e", "true, ''"})
    void anAnswerThatChoosesOtherwise(boolean required, String answer) {
        Scene.play(both(required), scene -> {
            knowBoth(scene);
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_INTERMEDIATE).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().sealFirst(seen.header(), seen.payloads().stream()
                        .map(payload -> identity(payload, answer)).toList()));
            });
            assertThat(scene.left().failed(INITIATE))
                    .contains(answer.isEmpty() ? "does not know our PPK" : "a PPK that we did not offer");
        });
    }

    /** Another connection would have let somebody in without a PPK; only IKE_AUTH shows that this is not he. */
    @Test
    void whoNeedsAPpkIsKnownInIkeAuth() {
        Scene.play(Setup.USUAL.left(use(Optional.of("blue"), false, PpkUse.Exchange.EITHER))
                .right(use(Optional.of("blue"), true, PpkUse.Exchange.EITHER)), scene -> {
                    PpkTest.know(scene.left(), "blue");
                    scene.right().done(PpkTest.ppk("blue", Bytes.utf8("thirty-two octets of a different key!!")));
                    Connection other = use(Optional.of("blue"), false, PpkUse.Exchange.EITHER)
                            .apply(Change.remoteId(new IdentityPattern.Exactly(Identification.fqdn("somebody.test")))
                                    .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM)));
                    scene.right().done(new Order.LoadConnection(Change.with(other, "name", "other")));
                    assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                    assertThat(scene.right().events(Event.Failed.class).toString())
                            .contains("the peer uses no PPK, and ppk_required = yes");
                });
    }

    /** §3.1: the key is chosen before the identity is known; whom it is not for is refused then. */
    @Test
    void theKeyOfSomebodyElseIsRefusedInIkeAuth() {
        Scene.play(Setup.USUAL.left(use(Optional.of("blue"), false, PpkUse.Exchange.EITHER))
                .right(use(Optional.of("green"), false, PpkUse.Exchange.EITHER)), scene -> {
                    knowBoth(scene);
                    assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
                    assertThat(scene.right().events(Event.Failed.class).toString())
                            .contains("the PPK blue is not one that ppk_id of this connection means");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "0102030405060708", "010203040506070809", "0201020304050607080910"})
    void claimsThatCannotBeReadAreNone(String data) {
        Scene.play(both(false), scene -> {
            knowBoth(scene);
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), java.util.List.of(
                        NotifyPayload.of(NotifyType.Known.PPK_IDENTITY_KEY, Bytes.fromHex(data)))));
            });
            assertThat(scene.left().failed(INITIATE)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.right().events(Event.Failed.class).toString()).contains("does not match");
        });
    }

    /** EAP needs nothing of its own: the key is in before it begins. */
    @Test
    void eapComesBehindIt() {
        Setup eap = EapSetup.of(EapMethod.MSCHAPV2);
        UnaryOperator<Connection> ppk = use(Optional.of("blue"), true, PpkUse.Exchange.EITHER);
        Scene.play(eap.left(c -> ppk.apply(eap.left().apply(c))).right(c -> ppk.apply(eap.right().apply(c))),
                scene -> {
                    EapSetup.passwords(scene);
                    knowBoth(scene);
                    scene.establish();
                    assertThat(answers(scene, ExchangeType.Known.IKE_INTERMEDIATE)).isTrue();
                    scene.settle();
                });
    }

    private static Payload identity(Payload payload, String answer) {
        return payload instanceof NotifyPayload notify && notify.notifyType().equals(NotifyType.Known.PPK_IDENTITY)
                ? NotifyPayload.of(answer.isEmpty() ? NotifyType.of(40_000) : notify.notifyType(),
                        Bytes.fromHex(answer))
                : payload;
    }

    private static void knowBoth(Scene scene) {
        PpkTest.know(scene.left(), "blue");
        PpkTest.know(scene.right(), "blue");
    }

    private static Setup both(boolean required) {
        return Setup.USUAL.both(use(Optional.of("blue"), required, PpkUse.Exchange.EITHER));
    }

    private static UnaryOperator<Connection> use(Optional<String> name, boolean required, PpkUse.Exchange exchange) {
        return c -> Change.with(c, "extensions", c.extensions().with(new PpkUse(
                name.map(id -> (IdentityPattern) new IdentityPattern.Exactly(Identification.fqdn(id))), required,
                exchange)));
    }

    private static boolean answers(Scene scene, ExchangeType exchange) {
        return scene.seen(scene.right(), exchange, false).stream()
                .anyMatch(seen -> seen.notify(NotifyType.Known.PPK_IDENTITY).isPresent());
    }

    private static Bytes skD(Actor actor) {
        return actor.sa().session().keys().skD().reveal(SecretAccess.forKeyExport());
    }
}
