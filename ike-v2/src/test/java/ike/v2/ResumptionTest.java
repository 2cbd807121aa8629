package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.Secret;
import ike.engine.Effect;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.Heading;
import ike.engine.sim.Nat;
import ike.engine.sim.Packet;
import ike.v2.sa.Established;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType.Known;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5723: an IKE SA that was lost is taken up again by a ticket; {@code session-resumption.txt} draws the usual cases. */
class ResumptionTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final Setup BOTH = Setup.USUAL.both(ResumptionTest::resuming);

    static Connection resuming(Connection connection) {
        return Change.with(connection, "extensions", connection.extensions().resuming(true));
    }

    /** §5: identities and algorithms are those of before, keys and SPIs are new, and there is no key exchange. */
    @Test
    void whatIsTakenFromTheTicketAndWhatIsNew() {
        Scene.established(BOTH, scene -> {
            Established before = scene.right().sa();
            loseSight(scene);
            scene.left().done(UP);
            Established after = scene.right().sa();
            assertThat(after.peer()).isEqualTo(before.peer());
            assertThat(after.session().chosen()).isEqualTo(before.session().chosen());
            assertThat(after.name().localSpi()).isNotEqualTo(before.name().localSpi());
            assertThat(scene.seen(scene.left(), Known.IKE_SESSION_RESUME, true)).singleElement()
                    .satisfies(sent -> assertThat(sent.payloads()).noneMatch(KePayload.class::isInstance));
            assertThat(scene.right().children()).hasSize(1);
            scene.settle();
        });
    }

    /** §4.3.4: the old SA and its children go without a DELETE. */
    @Test
    void theOldSaIsNotMissed() {
        Setup heedless = Setup.USUAL.both(c -> Change.with(resuming(c), "unique", UniquePolicy.NEVER));
        Scene.established(heedless, scene -> {
            IkeSpi old = scene.right().sa().name().localSpi();
            loseSight(scene);
            scene.left().done(UP);
            scene.run(Duration.ofSeconds(1));
            assertThat(scene.right().established()).singleElement()
                    .satisfies(sa -> assertThat(sa.name().localSpi()).isNotEqualTo(old));
            assertThat(scene.seen(scene.right(), Known.INFORMATIONAL, true)).isEmpty();
        });
    }

    /** SK_d has the additional key exchanges in it already; there is no IKE_INTERMEDIATE again (RFC 9242 §4). */
    @Test
    void additionalKeyExchangesAreNotRepeated() {
        UnaryOperator<Connection> hybrid = MultipleKeyExchangesTest.using("x25519-ke1_mlkem512");
        Scene.established(Setup.USUAL.both(connection -> resuming(hybrid.apply(connection))), scene -> {
            loseSight(scene);
            scene.forgetLadder();
            scene.left().done(UP);
            assertThat(scene.ladder()).contains("IKE_SESSION_RESUME").doesNotContain("IKE_INTERMEDIATE");
            scene.settle();
        });
    }

    /** So has it a post-quantum preshared key, if that was in the keys (RFC 8784 §3). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPpkIsStillInTheKeys(boolean both) {
        UnaryOperator<Connection> ppk = PpkTest.both(false).left();
        Scene.play(Setup.USUAL.both(connection -> {
            Connection with = ppk.apply(connection);
            return Change.with(with, "extensions", with.extensions().resuming(true));
        }), scene -> {
            PpkTest.know(scene.left(), "blue");
            PpkTest.know(scene.right(), both ? "blue" : "none");
            scene.establish();
            loseSight(scene);
            scene.left().done(UP);
            assertThat(scene.ladder()).contains("IKE_SESSION_RESUME");
            assertThat(scene.left().sa().session().ppk()).isEqualTo(both);
            assertThat(scene.right().sa().session().ppk()).isEqualTo(both);
        });
    }

    /** §4.3.2: whether a NAT stands between is found out anew; the client may come from anywhere. */
    @Test
    void aNatIsFoundAnew() {
        Scene.established(BOTH.behind(new Nat(IpAddress.of("203.0.113.1"))).right(c -> Change
                .with(resuming(c), "remoteAddresses", ImmutableList.of(AddressPattern.ANY4))), scene -> {
                    loseSight(scene);
                    scene.left().done(UP);
                    assertThat(scene.left().sa().nat().localBehindNat()).isTrue();
                    assertThat(scene.left().sa().name().path().remote().port()).isEqualTo(4500);
                    assertThat(scene.ladder()).contains("IKE_SESSION_RESUME");
                });
    }

    @Test
    void aCookieIsShownWithTheTicket() {
        Setup loaded = BOTH.limits(Fixtures.limits("cookieThreshold", 0));
        Scene.established(loaded, scene -> {
            loseSight(scene);
            scene.forgetLadder();
            scene.left().done(UP);
            assertThat(scene.ladder()).startsWith("""
                    left -> IKE_SESSION_RESUME 0 N(TICKET_OPAQUE)
                    right <- IKE_SESSION_RESUME 0 N(COOKIE)
                    left -> IKE_SESSION_RESUME 0 N(COOKIE) N(TICKET_OPAQUE)
                    right <- IKE_SESSION_RESUME 0
                    """);
        });
    }

    /** §4.3.1: a ticket is for one use. */
    @Test
    void aTicketIsNotTakenTwice() {
        Scene.established(BOTH, scene -> {
            loseSight(scene);
            scene.left().done(UP);
            Sighting request = scene.lastRequest(scene.left(), Known.IKE_SESSION_RESUME);
            IkeHeader other = Crafted.withInitiatorSpi(request.header(), new IkeSpi(77));
            Bytes again = IkeMessages.encode(other, request.payloads()).octets();
            assertRefused(scene.right().take(again));
            assertThat(scene.right().established()).hasSize(1);
        });
    }

    /** §6.2: deleted, and by whom does not matter. */
    @Test
    void theTicketOfADeletedSaIsVoid() {
        Scene.established(BOTH, scene -> {
            Bytes ticket = scene.left().sa().ticket().orElseThrow().octets();
            scene.left().done(new Order.TerminateIke(new Target.Named("home")));
            assertRefused(scene.right().take(shown(ticket)));
            scene.forgetLadder();
            scene.left().done(UP);
            assertThat(scene.ladder()).startsWith("left -> IKE_SA_INIT 0 SA\n");
        });
    }

    @Test
    void aTicketThatIsTooOldIsNotShown() {
        Scene.established(BOTH, scene -> {
            Bytes ticket = scene.left().sa().ticket().orElseThrow().octets();
            loseSight(scene);
            scene.run(Duration.ofHours(5));
            assertRefused(scene.right().take(shown(ticket)));
            scene.forgetLadder();
            scene.left().done(UP);
            assertThat(scene.ladder()).startsWith("left -> IKE_SA_INIT 0 SA\n");
        });
    }

    /** §6.2: no ticket outlives the credentials behind it. */
    @Test
    void otherSecretsMakeTicketsVoid() {
        Scene.established(BOTH, scene -> {
            loseSight(scene);
            scene.right().done(new Order.LoadSecret(Fixtures.secret("other words")));
            scene.forgetLadder();
            assertThat(scene.left().failed(UP)).contains("AUTHENTICATION_FAILED");
            assertThat(scene.ladder()).startsWith("""
                    left -> IKE_SESSION_RESUME 0 N(TICKET_OPAQUE)
                    right <- IKE_SESSION_RESUME 0 N(TICKET_NACK)
                    left -> IKE_SA_INIT 0 SA
                    """);
        });
    }

    @Test
    void garbageIsNoTicket() {
        Scene.established(BOTH, scene -> {
            for (int length : List.of(0, 1, 9, 27, 28, 300)) {
                assertRefused(scene.right().take(shown(Bytes.zeros(length))));
            }
        });
    }

    /** Whoever changes the exchange under way gets two ends with different keys, and then all begins anew. */
    @Test
    void aChangedNonceIsFoundOut() {
        Scene.established(BOTH, scene -> {
            loseSight(scene);
            scene.gate().request(Heading.OUT, Known.IKE_SESSION_RESUME).changed(ResumptionTest::withOtherNonce);
            scene.left().order(UP);
            scene.run(Duration.ofMinutes(4));
            assertThat(scene.left().sa().name().initiator()).isTrue();
            assertThat(Iterables.getLast(scene.seen(scene.left(), Known.IKE_SA_INIT, true)).payloads())
                    .anyMatch(KePayload.class::isInstance);
            scene.settle();
        });
    }

    /** The secret of the old SA is wiped as soon as the new one has keys, at both ends. */
    @Test
    void theOldSecretIsWiped() {
        Scene.established(BOTH, scene -> {
            Secret old = scene.left().sa().session().keys().skD();
            loseSight(scene);
            assertThat(old.isWiped()).isTrue();
            scene.left().done(UP);
            scene.settle();
        });
    }

    private static void loseSight(Scene scene) {
        scene.gate().close(true);
        scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
        scene.run(Duration.ofMinutes(3));
        assertThat(scene.left().established()).isEmpty();
        scene.gate().close(false);
    }

    private static Bytes shown(Bytes ticket) {
        return IkeMessages.encode(IkeHeader.of(new IkeSpi(78), IkeSpi.ZERO, Known.IKE_SESSION_RESUME,
                IkeHeader.FLAG_INITIATOR, 0),
                ImmutableList.of(new NoncePayload(Bytes.zeros(32)),
                        NotifyPayload.of(NotifyType.Known.TICKET_OPAQUE, ticket)))
                .octets();
    }

    private static void assertRefused(List<Effect> effects) {
        assertThat(IkeMessages.decode(Actor.sent(effects)).orThrow().payloads())
                .containsExactly(NotifyPayload.of(NotifyType.Known.TICKET_NACK));
    }

    private static Packet withOtherNonce(Packet packet) {
        IkeMessage message = IkeMessages.decode(packet.octets()).orThrow();
        return Crafted.withOctets(packet, Crafted.replacing(message, new NoncePayload(Bytes.zeros(32))).octets());
    }
}
