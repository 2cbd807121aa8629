package ike.v2;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the commands of a {@link Scenario} in a {@link Scene} whose IKE SA and child {@code net} are up; where nothing is
 * up, its first command is {@code nothing}.
 *
 * <pre>
 * nothing                              nothing is up
 * SIDE set KEY VALUE                   changes its connection; SIDE may be {@code both}
 * SIDE knows PPK                       it has the post-quantum preshared key of this name
 * SIDE nonces HEX...                   its next nonces begin with these octets
 * SIDE restart                         all that it had up is gone, and nobody is told; its configuration is loaded anew
 * SIDE create CHILD                    and also: create ike, rekey CHILD, delete CHILD, rekey ike, delete ike,
 *                                      check, reauth ike
 * lose SIDE request|response EXCHANGE  the next such message that it sends goes lost
 * delay SECONDS SIDE request|response EXCHANGE
 * run SECONDS                          lets time pass, and shows the messages, and what has become of orders and SAs
 * settle                               the same until all is quiet; both ends must agree then on every SA and its keys
 * </pre>
 */
final class ScenarioPlayer {
    private final Scene scene;
    private final Map<Ordered, String> open = new LinkedHashMap<>();
    private final ScenarioText text;
    private final ScenarioSettings settings = new ScenarioSettings();

    /** An order; each side counts its own. */
    private record Ordered(Actor actor, OrderId id) {
    }

    ScenarioPlayer(Scene scene) {
        this.scene = scene;
        text = new ScenarioText(scene.names());
    }

    /** Carries out a command; what it shows. */
    ImmutableList<String> play(String command) {
        Iterator<String> words = Splitter.on(' ').split(command).iterator();
        String first = words.next();
        return switch (first) {
            case "nothing" -> ImmutableList.of();
            case "both" -> {
                ImmutableList<String> rest = ImmutableList.copyOf(words);
                actor(scene.left(), rest.iterator());
                yield actor(scene.right(), rest.iterator());
            }
            case "left" -> actor(scene.left(), words);
            case "right" -> actor(scene.right(), words);
            case "lose" -> {
                awaited(words).lost();
                yield ImmutableList.of();
            }
            case "delay" -> {
                Duration delay = seconds(words);
                awaited(words).late(delay);
                yield ImmutableList.of();
            }
            case "run" -> {
                scene.run(seconds(words));
                yield shown();
            }
            case "settle" -> {
                // So long an IKE SA may wait for its deletion by a peer that has forgotten it.
                scene.run(Duration.ofMinutes(6));
                scene.settle();
                yield shown();
            }
            default -> throw new AssertionError("no command " + command);
        };
    }

    private ImmutableList<String> actor(Actor actor, Iterator<String> words) {
        String verb = words.next();
        if (verb.equals("nonces")) {
            words.forEachRemaining(hex -> actor.nonce(Bytes.fromHex(hex)));
            return ImmutableList.of();
        }
        if (verb.equals("set")) {
            settings.set(actor, ImmutableList.copyOf(words));
            return ImmutableList.of();
        }
        if (verb.equals("restart")) {
            actor.restart();
            settings.reload(actor);
            return ImmutableList.of();
        }
        if (verb.equals("knows")) {
            settings.know(actor, words.next());
            return ImmutableList.of();
        }
        String object = words.hasNext() ? words.next() : "";
        boolean ike = object.equals("ike");
        Target home = new Target.Named("home");
        Order order = switch (verb) {
            case "create" -> new Order.Initiate("home", ike ? Optional.empty() : Optional.of(object));
            case "rekey" -> ike ? new Order.RekeyIke(home) : new Order.RekeyChild(new Target.Named(object));
            case "delete" -> ike ? new Order.TerminateIke(home) : new Order.TerminateChild(new Target.Named(object));
            case "reauth" -> new Order.Reauthenticate(home);
            case "check" -> new Order.CheckLiveness(home);
            default -> throw new AssertionError("no order " + verb);
        };
        open.put(new Ordered(actor, actor.order(order)), (actor.name() + " " + verb + " " + object).strip());
        return ImmutableList.of();
    }

    private Gate.Awaited awaited(Iterator<String> words) {
        Heading heading = words.next().equals("left") ? Heading.OUT : Heading.IN;
        boolean request = words.next().equals("request");
        ExchangeType exchange = ExchangeType.Known.valueOf(words.next());
        return request ? scene.gate().request(heading, exchange) : scene.gate().response(heading, exchange);
    }

    private static Duration seconds(Iterator<String> words) {
        return Duration.ofMillis(Math.round(Double.parseDouble(words.next()) * 1000));
    }

    private ImmutableList<String> shown() {
        List<String> lines = new ArrayList<>(scene.rungs());
        scene.forgetLadder();
        for (Actor actor : List.of(scene.left(), scene.right())) {
            ImmutableMap.copyOf(Maps.filterKeys(open, ordered -> ordered.actor() == actor))
                    .forEach((ordered, what) -> actor.host().outcome(ordered.id()).ifPresent(event -> {
                        lines.add(what + ": " + outcome(event));
                        open.remove(ordered);
                    }));
        }
        text.states(scene.left(), scene.right()).forEach(lines::add);
        return ImmutableList.copyOf(lines);
    }

    private static String outcome(Event event) {
        return switch (event) {
            case Event.OrderDone(String detail) -> "done, " + detail;
            case Event.OrderFailed(String reason) -> "failed, " + reason;
            default -> throw new AssertionError(event.toString());
        };
    }
}
