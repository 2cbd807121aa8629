package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.DerivationLog;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Secret;
import ike.crypto.v1.Phase1Hashes;
import ike.crypto.v1.Skeyid;
import ike.engine.Effect;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.SaNumbers;
import ike.engine.SeededEntropy;
import ike.engine.config.SharedSecret;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is weak in IKEv1 by design, and what is left of it here: docs/ikev1-weaknesses.md tells of each. */
class WeaknessesTest {
    private static final Setup AGGRESSIVE = Setup.USUAL.inAggressiveMode();
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    /** Two messages of Aggressive Mode, which anybody can have for the asking, tell a right guess from a wrong one. */
    @Test
    void aPreSharedKeyOfAggressiveModeIsGuessedOffline() {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = play(simulation, AGGRESSIVE.secret("letmein"));
            assertDone(two, two.left(), UP);
            ImmutableList<IsakmpMessage> seen = AggressiveModeTest.phase1(simulation);
            assertThat(guess(seen.get(0), seen.get(1), List.of("123456", "password", "letmein", "dragon")))
                    .contains("letmein");
            assertThat(guess(seen.get(0), seen.get(1), List.of("123456", "password", "dragon"))).isEmpty();
        });
    }

    /** What Main Mode with a pre-shared key gives an onlooker to guess by: nothing without g^xy. */
    @Test
    void mainModeShowsAnOnlookerNoHash() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = play(simulation, Setup.USUAL);
            assertDone(two, two.left(), UP);
            assertThat(
                    AggressiveModeTest.phase1(simulation).stream().filter(message -> !message.header().isEncrypted()))
                    .hasSize(4).allSatisfy(message -> assertThat(message.payloads().all(HashPayload.class)).isEmpty());
        });
    }

    /** RFC 2408 lets a Delete be sent in the clear, and some believe it. */
    @Test
    void whatIsNotProtectedEndsNothing() {
        Ikev1Engine left = engine(Setup.USUAL, true);
        Ikev1Engine right = engine(Setup.USUAL, false);
        deliver(left.handle(new Input.Command(now(), new OrderId(3), UP)), right, left);
        IkeSaView before = right.view().ikeSas().getFirst();
        assertThat(before.children()).hasSize(1);
        Cookie initiator = new Cookie(before.initiatorSpi().value());
        Cookie responder = new Cookie(before.responderSpi().value());
        Bytes spi = Bytes.concat(initiator.bytes(), responder.bytes());
        for (Payload forged : List.of(DeletePayload.isakmp(initiator, responder),
                DeletePayload.esp(ImmutableList.of(before.children().getFirst().outboundSpi())),
                NotificationPayload.of(ProtocolId.Known.ISAKMP, spi, NotifyType.Known.AUTHENTICATION_FAILED,
                        NotificationData.none()),
                NotificationPayload.of(ProtocolId.Known.ISAKMP, spi, NotifyType.Known.INITIAL_CONTACT,
                        NotificationData.none()))) {
            IsakmpHeader header = IsakmpHeader.of(initiator, responder, ExchangeType.Known.INFORMATIONAL, 0, 0x1234);
            assertThat(sends(right.handle(new Input.Datagram(now(), before.path(),
                    IsakmpMessages.encode(header, ImmutableList.of(forged)).octets())))).isZero();
        }
        assertThat(right.view().ikeSas()).containsExactly(before);
    }

    /** Whoever forges a source has something sent there: no more datagrams than it has sent, and none again by itself. */
    @Test
    void anOfferIsAnsweredOnceAndNeverRepeated() {
        for (Setup setup : List.of(Setup.USUAL, AGGRESSIVE)) {
            Effect.Send first = engine(setup, true).handle(new Input.Command(now(), new OrderId(3), UP)).stream()
                    .filter(Effect.Send.class::isInstance).map(Effect.Send.class::cast).findFirst().orElseThrow();
            Ikev1Engine responder = engine(setup, false);
            Path back = new Path(Path.Transport.UDP, /* local= */ first.path().remote(),
                    /* remote= */ first.path().local());
            long answers = sends(responder.handle(new Input.Datagram(now(), back, first.octets())));
            for (int second = 0; second < 60; second++) {
                answers += sends(responder.handle(
                        new Input.Tick(new Now(Duration.ofSeconds(second).toNanos(), Instant.EPOCH))));
            }
            assertThat(answers).isEqualTo(1);
            assertThat(responder.view().ikeSas()).isEmpty();
        }
    }

    /** What one sends, the other hears, until both are silent. */
    private static void deliver(List<Effect> effects, Ikev1Engine to, Ikev1Engine from) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send(Path path, Bytes octets)) {
                Path back = new Path(path.transport(), /* local= */ path.remote(), /* remote= */ path.local());
                deliver(to.handle(new Input.Datagram(now(), back, octets)), from, to);
            }
        }
    }

    private static Ikev1Engine engine(Setup setup, boolean left) {
        Ikev1Engine engine = new Ikev1Engine(new Environment(new SeededEntropy(left ? 5 : 6), DerivationLog.NONE,
                Limits.DEFAULT, 500, 4500, false, true, new SaNumbers()));
        engine.handle(new Input.Command(now(), new OrderId(1),
                new Order.LoadConnection(Fixtures.connection(setup, left))));
        engine.handle(new Input.Command(now(), new OrderId(2), new Order.LoadSecret(
                new SharedSecret("ike", Secret.copyOf(Bytes.utf8("a secret")), ImmutableList.of()))));
        return engine;
    }

    private static long sends(List<Effect> effects) {
        return effects.stream().filter(Effect.Send.class::isInstance).count();
    }

    /** HASH_R by each word, from what stands in the two messages alone (RFC 2409 §5.4). */
    private static Optional<String> guess(IsakmpMessage first, IsakmpMessage second, List<String> words) {
        Hash hash = Ikev1Algorithms.hash(4).orElseThrow();
        PayloadList asked = first.payloads();
        PayloadList answered = second.payloads();
        Phase1Hashes hashes = new Phase1Hashes(asked.first(KePayload.class).orElseThrow().data(),
                answered.first(KePayload.class).orElseThrow().data(), second.header().initiatorCookie(),
                second.header().responderCookie(), asked.chained(SaPayload.class).orElseThrow().body());
        Bytes ni = asked.first(NoncePayload.class).orElseThrow().data();
        Bytes nr = answered.first(NoncePayload.class).orElseThrow().data();
        Bytes id = answered.chained(IdPayload.class).orElseThrow().body();
        Bytes proof = answered.first(HashPayload.class).orElseThrow().data();
        for (String word : words) {
            try (Secret guess = Secret.copyOf(Bytes.utf8(word));
                    Secret skeyid = Skeyid.preShared(hash.prf(), guess, ni, nr, DerivationLog.NONE)) {
                if (ConstantTime.equal(hashes.ofResponder(hash.prf(), skeyid, id, DerivationLog.NONE), proof)) {
                    return Optional.of(word);
                }
            }
        }
        return Optional.empty();
    }

    private static Now now() {
        return new Now(0, Instant.EPOCH);
    }

    private static TwoHosts play(Simulation simulation, Setup setup) {
        return Fixtures.configured(simulation, Limits.DEFAULT, setup, setup);
    }
}
