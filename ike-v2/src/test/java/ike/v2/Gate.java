package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import ike.engine.sim.Dice;
import ike.engine.sim.Heading;
import ike.engine.sim.Node;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A place on a line where a test says what becomes of the next message of some kind. Everything else passes. */
final class Gate implements Node {
    private final List<Rule> rules = new ArrayList<>();
    private boolean closed;

    private record Rule(Heading heading, Predicate<IkeMessage> kind, Function<Packet, Passage> fate) {
    }

    /** A message that has not come yet. */
    final class Awaited {
        private final Heading heading;
        private final Predicate<IkeMessage> kind;

        private Awaited(Heading heading, Predicate<IkeMessage> kind) {
            this.heading = heading;
            this.kind = kind;
        }

        /** It goes lost. */
        Gate lost() {
            return to(_ -> Passage.dropped("lost"));
        }

        /** It comes that much later. */
        Gate late(Duration delay) {
            return to(packet -> Passage.later(delay, packet, "late"));
        }

        /** It comes, and once more that much later. */
        Gate again(Duration delay) {
            return to(packet -> new Passage(ImmutableList.of(new Passage.Emission(Duration.ZERO, packet),
                    new Passage.Emission(delay, packet)), "twice"));
        }

        /** It comes as something else. */
        Gate changed(Function<Packet, Packet> change) {
            return to(packet -> Passage.later(Duration.ZERO, change.apply(packet), "changed"));
        }

        private Gate to(Function<Packet, Passage> fate) {
            rules.add(new Rule(heading, kind, fate));
            return Gate.this;
        }
    }

    /** The next request of this exchange from the host of this line ({@code OUT}) or to it ({@code IN}). */
    Awaited request(Heading heading, ExchangeType exchange) {
        return new Awaited(heading,
                message -> message.header().isRequest() && message.header().exchange().equals(exchange));
    }

    /** The next response of this exchange. */
    Awaited response(Heading heading, ExchangeType exchange) {
        return new Awaited(heading,
                message -> message.header().isResponse() && message.header().exchange().equals(exchange));
    }

    /** The next fragment with this number. */
    Awaited fragment(Heading heading, int number) {
        return new Awaited(heading, message -> message.first(EncryptedFragmentPayload.class)
                .filter(fragment -> fragment.number() == number).isPresent());
    }

    /** Nothing passes from now on, or all does again. */
    void close(boolean shut) {
        closed = shut;
    }

    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        if (closed) {
            return Passage.dropped("closed");
        }
        Optional<Rule> rule = packet.kind() == Packet.Kind.IKE
                ? rules.stream().filter(r -> r.heading == heading && r.kind.test(message(packet))).findFirst()
                : Optional.empty();
        rule.ifPresent(rules::remove);
        return rule.map(r -> r.fate.apply(packet)).orElseGet(() -> Passage.on(packet));
    }

    @Override
    public Node calm() {
        rules.clear();
        closed = false;
        return this;
    }

    private static IkeMessage message(Packet packet) {
        return IkeMessages.decode(packet.octets()).orThrow();
    }
}
