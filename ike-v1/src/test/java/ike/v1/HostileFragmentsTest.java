package ike.v1;

import static ike.v1.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.engine.Entropy;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.SaNumbers;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who knows the cookies sends pieces of his own ([MS-IKEE] §2.2.4) before those of the peer, which numbers all its messages
 * alike, as some do.
 */
class HostileFragmentsTest {
    private static final int SMALL = 180;
    private static final TransportAddress ELSEWHERE = new TransportAddress(IpAddress.of("203.0.113.66"), 500);
    private static final Bytes JUNK = Bytes.utf8("nobody has said this");

    /** Pieces that honest peers do not send beside one of theirs. */
    enum Hostile {
        ANOTHER_ID,
        OTHER_DATA,
        ANOTHER_END,
        BEYOND_THE_END,
        BEYOND_THE_LIMIT,
        TOO_LONG,
        EMPTY,
        MANY_SETS,
        NUMBER_ZERO;

        ImmutableList<Bytes> beside(IsakmpHeader header, FragmentPayload honest) {
            return switch (this) {
                case ANOTHER_ID -> one(header, honest.id() + 1, honest.number(), 0, JUNK);
                case OTHER_DATA -> one(header, honest.id(), honest.number(), 0, JUNK);
                case ANOTHER_END -> one(header, honest.id(), honest.number() + 1, FragmentPayload.FLAG_LAST, JUNK);
                case BEYOND_THE_END -> one(header, honest.id(), 100, 0, JUNK);
                case BEYOND_THE_LIMIT -> one(header, honest.id(), 255, FragmentPayload.FLAG_LAST, JUNK);
                case TOO_LONG -> one(header, honest.id(), 2, 0, Bytes.zeros(Limits.DEFAULT.reassembledOctets()));
                case EMPTY -> one(header, honest.id(), 3, 0, Bytes.EMPTY);
                case MANY_SETS -> IntStream.range(100, 300).boxed()
                        .flatMap(id -> one(header, id, 2, 0, JUNK).stream()).collect(ImmutableList.toImmutableList());
                case NUMBER_ZERO -> {
                    byte[] octets = one(header, honest.id(), 1, 0, JUNK).getFirst().toArray();
                    octets[IsakmpHeader.LENGTH + 6] = 0;
                    yield ImmutableList.of(Bytes.owning(octets));
                }
            };
        }

        private static ImmutableList<Bytes> one(IsakmpHeader header, int id, int number, int flags, Bytes data) {
            return ImmutableList.of(piece(header, new FragmentPayload(id, number, flags, data)));
        }
    }

    /** Without end, from another address: the peer is not even held up. */
    @ParameterizedTest
    @EnumSource(Hostile.class)
    void whoSendsFromElsewhereChangesNothing(Hostile hostile) {
        Seeds.play(5, simulation -> {
            Intruder intruder = new Intruder(hostile, true, Integer.MAX_VALUE);
            TwoHosts two = TwoHosts.in(simulation, HostileFragmentsTest::engine, intruder.before());
            connect(two);
            simulation.run(Duration.ofSeconds(2));
            assertThat(intruder.sent).isPositive();
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    /** A few times, with the peer's own address: it gets through when it sends its message again. */
    @ParameterizedTest
    @EnumSource(Hostile.class)
    void whoSendsWithThePeersAddressDoesNotStopItForEver(Hostile hostile) {
        Seeds.play(5, simulation -> {
            Intruder intruder = new Intruder(hostile, false, 2);
            TwoHosts two = TwoHosts.in(simulation, HostileFragmentsTest::engine, intruder.before());
            connect(two);
            two.settle(Duration.ofMinutes(2));
            assertThat(intruder.sent).isPositive();
            assertThat(only(two.right()).children()).hasSize(1);
        });
    }

    private static final class Intruder {
        private final Hostile hostile;
        private final boolean elsewhere;
        private final int times;
        private int sent;

        Intruder(Hostile hostile, boolean elsewhere, int times) {
            this.hostile = hostile;
            this.elsewhere = elsewhere;
            this.times = times;
        }

        EngineFactory before() {
            return (entropy, log) -> {
                Ikev1Engine engine = engine(entropy, log);
                return Watched.around(engine, input -> arriving(engine, input), effect -> {
                });
            };
        }

        private Input arriving(Ikev1Engine engine, Input input) {
            if (!(input instanceof Input.Datagram datagram)) {
                return input;
            }
            Optional<IsakmpMessage> message = IsakmpMessages.decode(datagram.octets()).toOptional();
            Optional<FragmentPayload> found = message.flatMap(whole -> whole.payloads().first(FragmentPayload.class));
            if (found.isEmpty()) {
                return input;
            }
            IsakmpHeader header = message.orElseThrow().header();
            FragmentPayload honest = new FragmentPayload(1, found.get().number(), found.get().flags(),
                    found.get().data());
            if (sent < times) {
                sent++;
                Path path = elsewhere
                        ? new Path(datagram.path().transport(), datagram.path().local(), ELSEWHERE)
                        : datagram.path();
                hostile.beside(header, honest)
                        .forEach(octets -> engine.handle(new Input.Datagram(datagram.now(), path, octets)));
            }
            return new Input.Datagram(datagram.now(), datagram.path(), piece(header, honest));
        }
    }

    private static Bytes piece(IsakmpHeader header, FragmentPayload payload) {
        return IsakmpMessages.encode(IsakmpHeader.of(header.initiatorCookie(), header.responderCookie(),
                header.exchange(), 0, 0), ImmutableList.of(payload)).octets();
    }

    private static Ikev1Engine engine(Entropy entropy, DerivationLog log) {
        return new Ikev1Engine(new Environment(entropy, log, small(), 500, 4500, false, true, new SaNumbers()));
    }

    private static void connect(TwoHosts two) {
        UnaryOperator<Connection> change = Change.component("fragmentation", Fragmentation.YES);
        Fixtures.load(two.left(), Setup.USUAL.changed(change), true);
        Fixtures.load(two.right(), Setup.USUAL.changed(change), false);
        two.left().order(new Order.Initiate("home", Optional.of("net")));
    }

    private static Limits small() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                d.queuedTasks(), d.halfOpenLifetime(), d.retransmitTries(), d.retransmitTimeout(), d.retransmitBase(),
                d.rekeyedChildLinger(), SMALL, d.fragments(), d.reassembledOctets());
    }
}
