package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Ikev2Extensions;
import ike.engine.config.PpkUse;
import ike.engine.config.SharedSecret;
import ike.engine.sim.Heading;
import ike.engine.sim.Host;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Post-quantum preshared keys (RFC 8784). */
class PpkTest {
    private static final Bytes KEY = Bytes.utf8("thirty-two octets that nobody can guess");

    /** The table of RFC 8784 §3, and the initiator's half of it. */
    @ParameterizedTest(name = "left names {0}, knows {1}, required {2}; right knows {3}, required {4}: {5}")
    @CsvSource({
            "blue, blue, no,  blue,  no,  PPK", "blue, blue, yes, blue,  yes, PPK", "blue, blue, no,  blue,  yes, PPK",
            "blue, blue, yes, blue,  no,  PPK", "none, none, no,  none,  no,  PLAIN",
            "none, none, no,  blue,  no,  PLAIN", "none, none, no,  blue,  yes, the peer uses no PPK",
            "blue, blue, no,  none,  no,  PLAIN", "blue, blue, no,  green, no,  PLAIN",
            "blue, blue, yes, none,  no,  the peer uses no PPK", "blue, blue, yes, green, no,  no PPK is configured",
            "blue, blue, no,  green, yes, no PPK is configured", "blue, none, no,  blue,  no,  PLAIN",
            "blue, none, yes, blue,  no,  there is no PPK that ppk_id names"})
    void whetherAPpkIsUsed(String named, String leftKnows, String leftRequires, String rightKnows,
            String rightRequires, String outcome) {
        Setup setup = Setup.USUAL
                .left(use(named.equals("none") ? Optional.empty() : Optional.of(name(named)),
                        leftRequires.equals("yes")))
                .right(use(Optional.empty(), rightRequires.equals("yes")));
        Scene.play(setup, scene -> {
            know(scene.left(), leftKnows);
            know(scene.right(), rightKnows);
            if (outcome.equals("PPK") || outcome.equals("PLAIN")) {
                scene.establish();
                assertThat(answersWithIdentity(scene)).isEqualTo(outcome.equals("PPK"));
                assertThat(scene.left().sa().session().ppk()).isEqualTo(outcome.equals("PPK"));
                assertThat(scene.right().sa().session().ppk()).isEqualTo(outcome.equals("PPK"));
                scene.settle();
                return;
            }
            String reason = scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            assertThat(reason + reports(scene.left()) + reports(scene.right())).contains(outcome);
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** §3: SK_d changes, and what protects messages does not; a rekeyed SA has what its own exchange makes of SK_d. */
    @Test
    void keysChangeWithThePpkAndStayAgreedOnAfterRekeying() {
        Scene.play(both(true), scene -> {
            know(scene.left(), "blue");
            know(scene.right(), "blue");
            scene.establish();
            assertThat(skD(scene.left())).isEqualTo(skD(scene.right()));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
            assertThat(scene.left().sa().session().ppk()).isTrue();
            assertThat(scene.right().sa().session().ppk()).isTrue();
        });
    }

    @Test
    void anotherKeyUnderTheSameNameFailsAuthentication() {
        Scene.play(both(false), scene -> {
            know(scene.left(), "blue");
            scene.right().done(ppk("blue", Bytes.concat(KEY, Bytes.of(1))));
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .contains("AUTHENTICATION_FAILED");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** Whoever knows the pre-shared key alone answers without the PPK that the initiator requires. */
    @Test
    void aResponderWithoutTheRequiredPpkIsNotBelieved() {
        Scene.play(both(true), scene -> {
            know(scene.left(), "blue");
            know(scene.right(), "blue");
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                        .filter(payload -> !(payload instanceof NotifyPayload)).toList()));
            });
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .contains("does not use our PPK");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** §3: who has announced a PPK names one, whether it insists on it or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasAnnouncedOneAndNamesNoneIsRefused(boolean required) {
        Scene.play(both(required), scene -> {
            know(scene.left(), "blue");
            know(scene.right(), "blue");
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.seen().getLast();
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                        .filter(payload -> !(payload instanceof NotifyPayload notify
                                && notify.notifyType().equals(NotifyType.Known.PPK_IDENTITY)))
                        .toList()));
            });
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .contains("AUTHENTICATION_FAILED");
            assertThat(scene.right().events(Event.Failed.class)).singleElement().asString()
                    .contains("announced a PPK and does not name it");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    /** With {@code ppk_required} the initiator does not even prove itself without. */
    @Test
    void nothingIsProvedWithoutTheRequiredPpk() {
        Scene.play(both(true), scene -> {
            know(scene.left(), "blue");
            know(scene.right(), "blue");
            scene.establish();
            assertThat(notifies(scene, true, NotifyType.Known.PPK_IDENTITY)).isTrue();
            assertThat(notifies(scene, true, NotifyType.Known.NO_PPK_AUTH)).isFalse();
        });
    }

    /** The responder may restrict the names that it takes. */
    @ParameterizedTest
    @ValueSource(strings = {"blue", "*lue"})
    void theResponderTakesWhatItsPatternMeans(String pattern) {
        IdentityPattern wanted = pattern.startsWith("*")
                ? new IdentityPattern.Suffix(IdType.Known.ID_FQDN, "lue")
                : name(pattern);
        for (boolean match : new boolean[]{true, false}) {
            String name = match ? "blue" : "green";
            Scene.play(Setup.USUAL.left(use(Optional.of(name(name)), false)).right(use(Optional.of(wanted), false)),
                    scene -> {
                        know(scene.left(), name);
                        know(scene.right(), name);
                        scene.establish();
                        assertThat(answersWithIdentity(scene)).isEqualTo(match);
                    });
        }
    }

    /** §3: the responder's first AUTH is made without; the last ones with. */
    @ParameterizedTest
    @ValueSource(strings = {"MSCHAPV2", "MD5"})
    void eapEndsWithThePpk(String method) {
        EapMethod eap = EapMethod.valueOf(method);
        Setup setup = EapSetup.of(eap);
        Scene.play(setup.left(c -> requiring("blue").apply(setup.left().apply(c)))
                .right(c -> requiring("blue").apply(setup.right().apply(c))),
                scene -> {
                    EapSetup.passwords(scene);
                    know(scene.left(), "blue");
                    know(scene.right(), "blue");
                    scene.establish();
                    assertThat(answersWithIdentity(scene)).isTrue();
                    assertThat(skD(scene.left())).isEqualTo(skD(scene.right()));
                    scene.settle();
                });
    }

    static Order ppk(String name, Bytes key) {
        return new Order.LoadSecret(new SharedSecret("ppk-" + name, SharedSecret.Purpose.PPK, Secret.copyOf(key),
                ImmutableList.of(name(name))));
    }

    static void know(Actor actor, String name) {
        know(actor.host(), name);
    }

    static void know(Host host, String name) {
        if (!name.equals("none")) {
            host.order(ppk(name, KEY));
        }
    }

    /** A connection that is the same but for the PPK that it demands. */
    static UnaryOperator<Connection> requiring(String name) {
        return c -> Change.with(c, "extensions",
                c.extensions().with(new PpkUse(Optional.of(name(name)), true, PpkUse.Exchange.AUTH)));
    }

    /** Both sides with the PPK {@code blue}. */
    static Setup both(boolean required) {
        return Setup.USUAL.both(use(Optional.of(name("blue")), required));
    }

    static UnaryOperator<Connection> use(Optional<IdentityPattern> id, boolean required) {
        return Change.component("extensions",
                Ikev2Extensions.DEFAULT.with(new PpkUse(id, required, PpkUse.Exchange.AUTH)));
    }

    static IdentityPattern name(String name) {
        return new IdentityPattern.Exactly(Identification.fqdn(name));
    }

    private static boolean answersWithIdentity(Scene scene) {
        return notifies(scene, false, NotifyType.Known.PPK_IDENTITY);
    }

    private static boolean notifies(Scene scene, boolean request, NotifyType type) {
        Sighting last = request
                ? scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH)
                : scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH);
        return last.inner().stream().map(ChainedPayload::payload)
                .anyMatch(payload -> payload instanceof NotifyPayload notify && notify.notifyType().equals(type));
    }

    private static Bytes skD(Actor actor) {
        return actor.sa().session().keys().skD().reveal(SecretAccess.forKeyExport());
    }

    private static String reports(Actor actor) {
        return actor.events(Event.Failed.class).toString();
    }
}
