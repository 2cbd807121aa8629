package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Order;
import ike.engine.config.IdentityPattern;
import ike.engine.sim.Heading;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.15, §2.21.2: who is let in, what the peer is told when it is not, and what our own people are. */
class AuthenticationTest {
    private static final Setup WRONG_SECRET = Setup.USUAL.secrets(() -> Fixtures.secret("one"),
            () -> Fixtures.secret("another"));

    @Test
    void aWrongSecretEndsInAuthenticationFailedAndNothingElse() {
        Scene.play(WRONG_SECRET, scene -> {
            String reason = initiate(scene);
            assertThat(reason).isEqualTo("AUTHENTICATION_FAILED: the peer did not accept our authentication: compare "
                    + "secret and identities on both sides");
            assertRefused(scene, "the AUTH of ID_FQDN left.test does not match: the two ends have different secrets");
        });
    }

    @Test
    void anUnknownPeerLooksTheSameToThePeer() {
        Scene.play(
                Setup.USUAL.right(Change.remoteId(new IdentityPattern.Exactly(Identification.fqdn("somebody.test")))),
                scene -> {
                    initiate(scene);
                    assertRefused(scene, "no connection is configured for peer ID_FQDN left.test that asks for us as "
                            + "ID_FQDN right.test; expected is ID_FQDN somebody.test (connection home)");
                });
    }

    @Test
    void aPeerThatAsksForSomebodyElseLooksTheSameToThePeer() {
        Scene.play(Setup.USUAL.right(Change.localId(Identification.fqdn("other.test"))), scene -> {
            initiate(scene);
            assertRefused(scene, "no connection is configured for peer ID_FQDN left.test that asks for us as "
                    + "ID_FQDN right.test; connection home lets it in, and is called ID_FQDN other.test");
        });
    }

    @Test
    void aPeerWithoutASecretLooksTheSameToThePeer() {
        Scene.play(Setup.USUAL.left(Change.localId(Identification.fqdn("left.two")))
                .right(Change.remoteId(IdentityPattern.any()))
                .secrets(() -> Fixtures.secretOfAll("one"), () -> Fixtures.secret("one")), scene -> {
                    initiate(scene);
                    assertRefused(scene, "no shared secret is configured for ID_FQDN right.test and ID_FQDN left.two");
                });
    }

    @Test
    void anInitiatorWithoutASecretDoesNotEvenBegin() {
        Scene.play(scene -> {
            scene.left().done(new Order.UnloadSecret("ike"));
            assertThat(initiate(scene)).isEqualTo("no shared secret is configured for ID_FQDN right.test");
            assertThat(scene.seen()).isEmpty();
        });
    }

    @Test
    void anotherMethodThanTheConfiguredOneIsRefused() {
        Scene.play(scene -> {
            spoilRequest(scene, p -> p instanceof AuthPayload auth
                    ? new AuthPayload(AuthMethod.Known.RSA_DIGITAL_SIGNATURE, auth.data())
                    : p);
            initiate(scene);
            assertThat(failure(scene.right()).summary()).contains("authenticates by ")
                    .endsWith("configured is a pre-shared key");
            assertToldNothing(scene);
        });
    }

    /** AUTH covers the first message: whoever changed it on the way is found out (§2.15). */
    @Test
    void anAuthOfOtherOctetsIsRefused() {
        for (int octet : new int[]{0, 31}) {
            Scene.play(scene -> {
                spoilRequest(scene, p -> p instanceof AuthPayload auth
                        ? new AuthPayload(auth.method(), flipped(auth.data(), octet))
                        : p);
                initiate(scene);
                assertThat(scene.right().established()).isEmpty();
                assertToldNothing(scene);
            });
        }
    }

    @Test
    void anAuthOfAnotherLengthIsRefused() {
        for (int length : new int[]{0, 1, 31}) {
            Scene.play(scene -> {
                spoilRequest(scene, p -> p instanceof AuthPayload auth
                        ? new AuthPayload(auth.method(), auth.data().slice(0, length))
                        : p);
                initiate(scene);
                assertThat(scene.right().established()).isEmpty();
            });
        }
    }

    /** §2.21.2: the responder has an SA already; it is told in an exchange of its own, and forgets it without a Delete. */
    @Test
    void anInitiatorThatDoesNotAcceptTheResponderTellsIt() {
        Scene.play(scene -> {
            spoilResponse(scene, p -> p instanceof AuthPayload auth
                    ? new AuthPayload(auth.method(), flipped(auth.data(), 0))
                    : p);
            assertThat(initiate(scene))
                    .startsWith("AUTHENTICATION_FAILED: the AUTH of ID_FQDN right.test does not match");
            assertThat(scene.ladder()).endsWith("""
                    right <- IKE_AUTH 1 SA(b1)
                    left -> INFORMATIONAL 2 N(AUTHENTICATION_FAILED)
                    right <- INFORMATIONAL 2
                    """);
            assertThat(scene.left().states()).isEmpty();
            assertThat(scene.right().states()).singleElement().isInstanceOf(Tombstone.class);
            assertThat(scene.right().events(Event.IkeDown.class)).hasSize(1);
            scene.settle();
        });
    }

    @Test
    void anInitiatorDoesNotAcceptAnotherIdentityThanTheConfiguredOne() {
        Scene.play(scene -> {
            spoilResponse(scene, p -> p instanceof IdPayload ? IdPayload.idr(Identification.fqdn("evil.test")) : p);
            assertThat(initiate(scene)).isEqualTo("AUTHENTICATION_FAILED: the peer says it is ID_FQDN evil.test, "
                    + "configured is ID_FQDN right.test");
            scene.settle();
        });
    }

    /** §2.21.2: these three end the SA when they follow IKE_AUTH. */
    @Test
    void aResponseThatBreaksTheRulesEndsTheSaAtBothEnds() {
        for (Class<? extends Payload> missing : ImmutableList.of(AuthPayload.class, IdPayload.class)) {
            Scene.play(scene -> {
                spoil(scene, Heading.IN, chain -> chain.stream().filter(p -> !missing.isInstance(p))
                        .collect(ImmutableList.toImmutableList()));
                assertThat(initiate(scene)).startsWith("INVALID_SYNTAX");
                assertThat(scene.ladder()).endsWith("""
                        left -> INFORMATIONAL 2 N(INVALID_SYNTAX)
                        right <- INFORMATIONAL 2
                        """);
                assertThat(scene.right().established()).isEmpty();
                scene.settle();
            });
        }
    }

    @Test
    void aRequestThatBreaksTheRulesMakesNoSa() {
        // Without AUTH it keeps the rules, and asks for EAP (§2.16).
        for (PayloadType type : ImmutableList.of(PayloadType.Known.IDI, PayloadType.Known.SA, PayloadType.Known.TSI,
                PayloadType.Known.TSR)) {
            Scene.play(scene -> {
                spoil(scene, Heading.OUT, chain -> chain.stream().filter(p -> !p.type().equals(type))
                        .collect(ImmutableList.toImmutableList()));
                assertThat(initiate(scene)).as("%s", type).startsWith("INVALID_SYNTAX");
                assertThat(scene.right().states()).singleElement().isInstanceOf(Tombstone.class);
            });
        }
    }

    /** §2.21.2: such a message is refused as a whole, before anything of it is looked at. */
    @Test
    void anUnknownCriticalPayloadIsTheOnlyThingThatMatters() {
        Scene.play(WRONG_SECRET, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH);
                Bytes chain = Crafted.unknownPayloadBefore(ike.wire.v2.IkeMessages.encodeChain(seen.payloads()),
                        seen.payloads().getFirst().type(), true);
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), PayloadType.of(200), chain));
            });
            assertThat(initiate(scene)).startsWith("UNSUPPORTED_CRITICAL_PAYLOAD");
            Sighting answer = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH);
            assertThat(answer.inner()).hasSize(1);
            assertThat(answer.notify(NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD).orElseThrow().data())
                    .isEqualTo(Bytes.of(200));
            assertThat(failure(scene.right()).notification()).isEqualTo("UNSUPPORTED_CRITICAL_PAYLOAD");
        });
    }

    @Test
    void anUnknownPayloadThatIsNotCriticalIsSkipped() {
        Scene.play(scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH);
                Bytes chain = Crafted.unknownPayloadBefore(ike.wire.v2.IkeMessages.encodeChain(seen.payloads()),
                        seen.payloads().getFirst().type(), false);
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), PayloadType.of(200), chain));
            });
            scene.establish();
            scene.settle();
        });
    }

    /** The order of payloads in the figures is for senders (§2.5). */
    @Test
    void theOrderOfPayloadsDoesNotMatter() {
        Scene.play(scene -> {
            spoil(scene, Heading.OUT, ImmutableList::reverse);
            spoil(scene, Heading.IN, ImmutableList::reverse);
            scene.establish();
            scene.settle();
        });
    }

    @Test
    void aPeerThatWasRefusedGetsTheSameOctetsWhenItAsksAgain() {
        Scene.play(WRONG_SECRET, scene -> {
            initiate(scene);
            Actor.Inside before = scene.right().inside();
            Bytes request = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).octets();
            assertThat(Actor.sent(scene.right().take(request)))
                    .isEqualTo(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH).octets());
            assertThat(scene.right().inside()).isEqualTo(before);
            scene.run(Fixtures.limits("halfOpen", 1).halfOpenLifetime());
            assertThat(scene.right().states()).isEmpty();
        });
    }

    private static String initiate(Scene scene) {
        return scene.left().failed(new Order.Initiate("home", Optional.of("net")));
    }

    private static void assertRefused(Scene scene, String why) {
        assertThat(failure(scene.right()).summary()).isEqualTo(why);
        assertThat(failure(scene.right()).byPeer()).isFalse();
        assertThat(failure(scene.left()).byPeer()).isTrue();
        assertToldNothing(scene);
        assertThat(scene.left().states()).isEmpty();
        assertThat(scene.right().host().view().ikeSas()).isEmpty();
    }

    /** The peer learns that it was refused, and not why. */
    private static void assertToldNothing(Scene scene) {
        Sighting answer = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH);
        ChainedPayload only = Iterables.getOnlyElement(answer.inner());
        assertThat(only.payload()).isEqualTo(NotifyPayload.of(NotifyType.Known.AUTHENTICATION_FAILED));
        assertThat(failure(scene.left()).summary()).startsWith("the peer did not accept our authentication");
    }

    private static Failure failure(Actor actor) {
        return Iterables.getOnlyElement(actor.events(Event.Failed.class)).failure();
    }

    private static void spoilRequest(Scene scene, UnaryOperator<Payload> change) {
        spoil(scene, Heading.OUT, chain -> chain.stream().map(change).collect(ImmutableList.toImmutableList()));
    }

    private static void spoilResponse(Scene scene, UnaryOperator<Payload> change) {
        spoil(scene, Heading.IN, chain -> chain.stream().map(change).collect(ImmutableList.toImmutableList()));
    }

    /** The next IKE_AUTH message of this direction comes with other payloads, well protected. */
    private static void spoil(Scene scene, Heading heading, UnaryOperator<ImmutableList<Payload>> change) {
        Gate.Awaited next = heading == Heading.OUT
                ? scene.gate().request(heading, ExchangeType.Known.IKE_AUTH)
                : scene.gate().response(heading, ExchangeType.Known.IKE_AUTH);
        next.changed(packet -> {
            Sighting seen = Iterables.getLast(scene.seen());
            return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), change.apply(seen.payloads())));
        });
    }

    private static Bytes flipped(Bytes octets, int index) {
        return Bytes.concat(octets.slice(0, index), Bytes.of(octets.u8(index) ^ 0x80), octets.from(index + 1));
    }
}
