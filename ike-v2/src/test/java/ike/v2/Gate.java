package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import ike.engine.sim.Dice;
import ike.engine.sim.Heading;
import ike.engine.sim.Node;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.wire.Decoded;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
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

    private record Rule(Heading heading, Predicate<IkeHeader> kind, Function<Packet, Passage> fate) {
    }

    /** A message that has not come yet. */
    final class Awaited {
        private final Heading heading;
        private final Predicate<IkeHeader> kind;

        private Awaited(Heading heading, Predicate<IkeHeader> kind) {
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
        return new Awaited(heading, header -> header.isRequest() && header.exchange().equals(exchange));
    }

    /** The next response of this exchange. */
    Awaited response(Heading heading, ExchangeType exchange) {
        return new Awaited(heading, header -> header.isResponse() && header.exchange().equals(exchange));
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
                ? rules.stream().filter(r -> r.heading == heading && r.kind.test(header(packet))).findFirst()
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

    private static IkeHeader header(Packet packet) {
        return switch (IkeHeaders.decode(packet.octets())) {
            case Decoded.Ok<IkeHeader>(IkeHeader header) -> header;
            case Decoded.Bad<IkeHeader>(var why) -> throw new AssertionError(why.describe());
        };
    }
}
