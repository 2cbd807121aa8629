package ike.v1;

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
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.Payload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Two engines without a network, of which one gives way to an {@link Insider}: the peer of the other from then on. */
final class Pair {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    /** What is on its way, and to whom. */
    private record Letter(boolean toLeft, Path path, Bytes octets) {
    }

    private final Insider insider = new Insider();
    private final Ikev1Engine left;
    private final Ikev1Engine right;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final Now now = new Now(0, Instant.EPOCH);
    private long orders;

    /** Two that know each other; the left one begins at once, and so many messages are delivered. */
    Pair(Connection one, Connection other, int delivered) {
        left = engine(5, insider);
        right = engine(6, DerivationLog.NONE);
        load(left, one);
        load(right, other);
        order(left, UP);
        for (int i = 0; i < delivered && !waiting.isEmpty(); i++) {
            deliver(waiting.removeFirst());
        }
        waiting.clear();
    }

    /** What the right one answers when the insider says this in the place of the left one. */
    List<Bytes> rightAnswers(Bytes octets) {
        return sends(right.handle(new Input.Datagram(now, right().path(), octets)));
    }

    /** What the left one answers when the insider says this in the place of the right one. */
    List<Bytes> leftAnswers(Bytes octets) {
        return sends(left.handle(new Input.Datagram(now, left().path(), octets)));
    }

    /** The first message of an exchange of this SA. */
    Bytes says(ExchangeType exchange, long id, Payload... payloads) {
        IkeSaView sa = right();
        return insider.says(new Cookie(sa.initiatorSpi().value()), new Cookie(sa.responderSpi().value()), exchange, id,
                ImmutableList.copyOf(payloads));
    }

    Insider insider() {
        return insider;
    }

    IkeSaView left() {
        return left.view().ikeSas().getFirst();
    }

    IkeSaView right() {
        return right.view().ikeSas().getFirst();
    }

    /** True when the left one has no SA any more. */
    boolean isLeftEmpty() {
        return left.view().ikeSas().isEmpty();
    }

    private static Ikev1Engine engine(long seed, DerivationLog log) {
        return new Ikev1Engine(new Environment(new SeededEntropy(seed), log, Limits.DEFAULT, 500, 4500, false, true,
                new SaNumbers()));
    }

    private void load(Ikev1Engine engine, Connection connection) {
        order(engine, new Order.LoadConnection(connection));
        for (SharedSecret.Purpose purpose : List.of(SharedSecret.Purpose.IKE, SharedSecret.Purpose.EAP)) {
            order(engine, new Order.LoadSecret(new SharedSecret(purpose.name(), purpose,
                    Secret.copyOf(Bytes.utf8("the wind in the willows")), ImmutableList.of())));
        }
    }

    private void order(Ikev1Engine engine, Order order) {
        take(engine, new Input.Command(now, new OrderId(++orders), order));
    }

    private void deliver(Letter letter) {
        insider.hear(letter.octets());
        take(letter.toLeft() ? left : right, new Input.Datagram(now, letter.path(), letter.octets()));
    }

    private void take(Ikev1Engine engine, Input input) {
        for (Effect effect : engine.handle(input)) {
            if (effect instanceof Effect.Send(Path path, Bytes octets)) {
                waiting.add(new Letter(engine == right,
                        new Path(path.transport(), /* local= */ path.remote(), /* remote= */ path.local()), octets));
            }
        }
    }

    private static List<Bytes> sends(List<Effect> effects) {
        List<Bytes> octets = new ArrayList<>();
        effects.forEach(effect -> {
            if (effect instanceof Effect.Send(Path _, Bytes sent)) {
                octets.add(sent);
            }
        });
        return octets;
    }
}
