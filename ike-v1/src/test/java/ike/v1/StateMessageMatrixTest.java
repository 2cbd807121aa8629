package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Secret;
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
import ike.engine.config.IdentityPattern;
import ike.engine.config.Ikev1Options;
import ike.engine.config.SharedSecret;
import ike.engine.config.XauthUser;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every message of a whole story, as it was and forged in many ways, put into every state that the story passes: nothing
 * throws, and the story ends as it would have ended.
 */
class StateMessageMatrixTest {
    private static final int MOST = 40;
    /** Longer than a user pauses, and shorter than anybody waits for an answer. */
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int EXCHANGE = 18;
    private static final int FLAGS = 19;
    private static final int LAST_OF_MESSAGE_ID = 23;
    private static final int LENGTH = 24;

    /** What is played. */
    enum Story {
        MAIN(Setup.USUAL, false),
        AGGRESSIVE(Setup.USUAL.inAggressiveMode(), false),
        XAUTH(Setup.USUAL, true);

        @SuppressWarnings("ImmutableEnumChecker") // a record of what never changes
        private final Setup setup;
        private final boolean user;

        Story(Setup setup, boolean user) {
            this.setup = setup;
            this.user = user;
        }
    }

    /** A message on its way. */
    private record Letter(boolean toLeft, Path path, Bytes octets) {
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsOutOfPlaceChangesTheStory(Story story) {
        List<Letter> letters = new Duel(story).play(-1, Optional.empty());
        assertThat(letters).hasSizeGreaterThan(5);
        for (int from = 0; from < letters.size(); from++) {
            for (int state = 0; state <= letters.size(); state++) {
                Letter letter = letters.get(from);
                // Who is told that the password is right before it was asked for believes it: only the server can say
                // so.
                if (state >= from || !story.user) {
                    new Duel(story).play(state, Optional.of(letter));
                }
                // Before the true one has come, a forged one can win: hashes cover no padding, and IVs hang on it.
                if (state > from) {
                    for (Bytes forged : forgeries(letter.octets()).toList()) {
                        new Duel(story).play(state, Optional.of(new Letter(letter.toLeft(), letter.path(), forged)));
                    }
                }
            }
        }
    }

    /** Each message in the clear without each of its payloads, with each twice, and in the reverse order, in the place of the true one. */
    @ParameterizedTest
    @EnumSource
    void payloadsThatAreMissingOrComeTwiceOrInAnotherOrderChangeNothing(Story story) {
        List<Letter> letters = new Duel(story).play(-1, Optional.empty());
        for (int at = 0; at < letters.size(); at++) {
            for (Bytes variant : variants(letters.get(at).octets())) {
                new Duel(story).play(at,
                        Optional.of(new Letter(letters.get(at).toLeft(), letters.get(at).path(), variant)));
            }
        }
    }

    private static List<Bytes> variants(Bytes octets) {
        IsakmpMessage message = IsakmpMessages.decode(octets).orThrow();
        ImmutableList<Payload> payloads = message.payloads().payloads();
        List<ImmutableList<Payload>> variants = new ArrayList<>();
        if (!message.header().isEncrypted()) {
            variants.add(payloads.reverse());
            for (int i = 0; i < payloads.size(); i++) {
                List<Payload> without = new ArrayList<>(payloads);
                Payload removed = without.remove(i);
                variants.add(ImmutableList.copyOf(without));
                variants.add(ImmutableList.<Payload>builder().addAll(payloads).add(removed).build());
            }
        }
        return variants.stream().map(variant -> IsakmpMessages.encode(message.header(), variant).octets()).toList();
    }

    private static Stream<Bytes> forgeries(Bytes octets) {
        Stream<Bytes> exchanges = IntStream.of(2, 5, 6, 32).filter(type -> type != octets.u8(EXCHANGE))
                .mapToObj(type -> changed(octets, EXCHANGE, type));
        Stream<Bytes> others = Stream.of(changed(octets, FLAGS, octets.u8(FLAGS) ^ 1),
                changed(octets, LAST_OF_MESSAGE_ID, octets.u8(LAST_OF_MESSAGE_ID) ^ 1),
                changed(octets, octets.length() - 1, octets.u8(octets.length() - 1) ^ 0x80),
                changed(octets, IsakmpHeader.LENGTH, octets.u8(IsakmpHeader.LENGTH) ^ 0x40),
                changed(octets, 16, 132), cut(octets, 16));
        return Stream.concat(exchanges, others);
    }

    private static Bytes changed(Bytes octets, int at, int value) {
        byte[] copy = octets.toArray();
        copy[at] = (byte) value;
        return Bytes.owning(copy);
    }

    /** Without so many octets in the end, and saying so. */
    private static Bytes cut(Bytes octets, int by) {
        Bytes rest = octets.slice(0, octets.length() - by);
        return Bytes.concat(rest.slice(0, LENGTH), Bytes.u32(rest.length()), rest.slice(LENGTH + 4, rest.length()));
    }

    /** Two engines, whose letters arrive one after the other. */
    private static final class Duel {
        private final Ikev1Engine left = engine(1);
        private final Ikev1Engine right = engine(2);
        private final Deque<Letter> waiting = new ArrayDeque<>();
        private long orders;
        private Now now = new Now(0, Instant.EPOCH);

        Duel(Story story) {
            load(left, story, true);
            load(right, story, false);
        }

        private static Ikev1Engine engine(long seed) {
            return new Ikev1Engine(new Environment(new SeededEntropy(seed), DerivationLog.NONE, Limits.DEFAULT, 500,
                    4500, false, true, new SaNumbers()));
        }

        private void load(Ikev1Engine engine, Story story, boolean isLeft) {
            Optional<XauthUser> user = Optional.of(
                    isLeft ? new XauthUser.Ours(IdentityPattern.any()) : new XauthUser.Peers());
            order(engine, new Order.LoadConnection(story.user
                    ? Fixtures.connection(story.setup, isLeft).with(new Ikev1Options(false, true, user))
                    : Fixtures.connection(story.setup, isLeft)));
            for (SharedSecret.Purpose purpose : List.of(SharedSecret.Purpose.IKE, SharedSecret.Purpose.EAP)) {
                order(engine, new Order.LoadSecret(new SharedSecret(purpose.name(), purpose,
                        Secret.copyOf(Bytes.utf8("the wind in the willows")), ImmutableList.of())));
            }
        }

        private void order(Ikev1Engine engine, Order order) {
            take(engine, new Input.Command(now, new OrderId(++orders), order));
        }

        /** All letters of the story; after so many of them have arrived, one more comes out of place. */
        List<Letter> play(int state, Optional<Letter> intruder) {
            List<Letter> delivered = new ArrayList<>();
            order(left, new Order.Initiate("home", Optional.of("net")));
            passTime();
            while (delivered.size() < MOST && (!waiting.isEmpty() || delivered.size() == state)) {
                if (delivered.size() == state && intruder.isPresent()) {
                    deliver(intruder.get());
                }
                passTime();
                if (waiting.isEmpty()) {
                    break;
                }
                Letter next = waiting.removeFirst();
                delivered.add(next);
                deliver(next);
                passTime();
            }
            assertUp();
            return delivered;
        }

        /** A user pauses behind his proof; whoever waits for an answer waits longer. */
        private void passTime() {
            if (waiting.isEmpty()) {
                now = new Now(now.nanos() + PAUSE.toNanos(), Instant.EPOCH.plus(PAUSE));
                take(left, new Input.Tick(now));
                take(right, new Input.Tick(now));
            }
        }

        private void assertUp() {
            IkeSaView ours = only(left);
            IkeSaView peers = only(right);
            assertThat(ours.state()).isEqualTo("ESTABLISHED").isEqualTo(peers.state());
            assertThat(ours.initiatorSpi()).isEqualTo(peers.initiatorSpi());
            assertThat(ours.children()).hasSize(1);
            assertThat(peers.children()).hasSize(1);
            assertThat(ours.children().getFirst().inboundSpi()).isEqualTo(peers.children().getFirst().outboundSpi());
        }

        private static IkeSaView only(Ikev1Engine engine) {
            assertThat(engine.view().ikeSas()).filteredOn(sa -> !sa.state().equals("CONNECTING")).hasSize(1);
            return engine.view().ikeSas().stream().filter(sa -> !sa.state().equals("CONNECTING")).findFirst()
                    .orElseThrow();
        }

        private void deliver(Letter letter) {
            take(letter.toLeft() ? left : right, new Input.Datagram(now, letter.path(), letter.octets()));
        }

        private void take(Ikev1Engine engine, Input input) {
            for (Effect effect : engine.handle(input)) {
                if (effect instanceof Effect.Send(Path path, Bytes octets)) {
                    waiting.add(new Letter(engine == right,
                            new Path(path.transport(), /* local= */ path.remote(), /* remote= */ path.local()),
                            octets));
                }
            }
        }
    }
}
