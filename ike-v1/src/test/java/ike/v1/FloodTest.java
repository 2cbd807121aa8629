package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Secret;
import ike.engine.Effect;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.SaNumbers;
import ike.engine.SeededEntropy;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers without end, of nobody: IKEv1 has no cookies against them, so limits have to do (RFC 2408 §2.5.3). */
class FloodTest {
    private static final int MANY = 100_000;
    private static final int ROOM = 1_000;
    private static final int ROOM_FOR_ONE = 5;
    private static final TransportAddress OURS = new TransportAddress(IpAddress.of("198.51.100.1"), 500);

    /** From everywhere: so many are answered, once each, and when their time is over there is room again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoNeverComesBackTakesNoMoreThanTheRoomThereIs(boolean aggressive) {
        Ikev1Engine engine = engine(aggressive, false);
        Bytes offer = offer(aggressive);
        long answers = 0;
        for (int i = 0; i < MANY; i++) {
            List<Effect> effects = engine.handle(new Input.Datagram(at(i / 10_000), path(i), withCookie(offer, i)));
            long sent = sends(effects);
            assertThat(sent).isLessThanOrEqualTo(1);
            answers += sent;
        }
        assertThat(answers).isEqualTo(ROOM);
        assertThat(engine.view().ikeSas()).hasSize(ROOM);
        engine.handle(new Input.Tick(at(60)));
        assertThat(engine.view().ikeSas()).isEmpty();
        assertThat(sends(engine.handle(new Input.Datagram(at(61), path(7), withCookie(offer, 7))))).isEqualTo(1);
    }

    /** From one address: others still get through. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSendsFromOneAddressStopsNobodyElse(boolean aggressive) {
        Ikev1Engine engine = engine(aggressive, false);
        Bytes offer = offer(aggressive);
        for (int i = 0; i < MANY; i++) {
            engine.handle(new Input.Datagram(at(0), path(1), withCookie(offer, i)));
        }
        assertThat(engine.view().ikeSas()).hasSize(ROOM_FOR_ONE);
        assertThat(sends(engine.handle(new Input.Datagram(at(1), path(2), offer)))).isEqualTo(1);
    }

    private static Path path(int number) {
        return new Path(Path.Transport.UDP, OURS, new TransportAddress(
                new IpAddress(Bytes.concat(Bytes.of(10), Bytes.u32(number).from(1))), 500));
    }

    private static Bytes withCookie(Bytes offer, int number) {
        return Bytes.concat(Bytes.u32(0x1badcafeL), Bytes.u32(number), offer.from(8));
    }

    private static Bytes offer(boolean aggressive) {
        return engine(aggressive, true)
                .handle(new Input.Command(at(0), new OrderId(3), new Order.Initiate("home", Optional.of("net"))))
                .stream().filter(Effect.Send.class::isInstance).map(Effect.Send.class::cast).findFirst().orElseThrow()
                .octets();
    }

    private static Ikev1Engine engine(boolean aggressive, boolean left) {
        Ikev1Engine engine = new Ikev1Engine(new Environment(new SeededEntropy(left ? 5 : 6), DerivationLog.NONE,
                limits(), 500, 4500, false, true, new SaNumbers()));
        Connection connection = Fixtures.connection(aggressive ? Setup.USUAL.inAggressiveMode() : Setup.USUAL, left);
        engine.handle(new Input.Command(at(0), new OrderId(1), new Order.LoadConnection(left
                ? connection
                : Change.with(connection, "remoteAddresses", ImmutableList.of()))));
        engine.handle(new Input.Command(at(0), new OrderId(2), new Order.LoadSecret(
                new SharedSecret("ike", Secret.copyOf(Bytes.utf8("a secret")), ImmutableList.of()))));
        return engine;
    }

    private static Limits limits() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), ROOM, d.cookieThreshold(), ROOM_FOR_ONE, d.childrenPerIkeSa(), d.queuedTasks(),
                d.halfOpenLifetime(), d.retransmitTries(), d.retransmitTimeout(), d.retransmitBase(),
                d.rekeyedChildLinger(), d.fragmentSize(), d.fragments(), d.reassembledOctets());
    }

    private static long sends(List<Effect> effects) {
        return effects.stream().filter(Effect.Send.class::isInstance).count();
    }

    private static Now at(long seconds) {
        return new Now(Duration.ofSeconds(seconds).toNanos(), Instant.EPOCH);
    }
}
