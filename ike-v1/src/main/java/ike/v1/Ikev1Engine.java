package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.AskId;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.engine.Verdict;
import ike.engine.Wiping;
import ike.engine.config.Configuration;
import ike.v1.exchange.DeadPeers;
import ike.v1.exchange.Children;
import ike.v1.exchange.Answers;
import ike.v1.exchange.Environment;
import ike.v1.exchange.Inactivity;
import ike.v1.exchange.Informational;
import ike.v1.exchange.Successions;
import ike.v1.exchange.Timers;
import ike.v1.exchange.TrafficReactions;
import ike.v1.exchange.Transitions;
import ike.v1.exchange.Turn;
import ike.v1.exchange.Views;
import ike.v1.figure.Mode;
import ike.v1.sa.Established;
import ike.v1.sa.IsakmpSa;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.ip.IpAddress;
import ike.wire.Malformed;
import ike.wire.v1.Cookie;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * IKEv1 (RFC 2407, 2408, 2409; historic by RFC 9395) in both roles, as a function with a memory: finds the ISAKMP SA
 * that an input belongs to, lets it become its next state, and wipes what that state no longer reaches. What an
 * exchange does stands in {@code ike.v1.exchange}.
 */
public final class Ikev1Engine implements Engine, SecretOwner {
    private final Environment environment;
    private final Configuration configuration = new Configuration();
    private final SaTable table = new SaTable();
    private final FirstMessages firstMessages = new FirstMessages();
    private final Fragments fragments = new Fragments();
    private final EngineSurroundings surroundings;
    private final Orders orders;

    /** An engine without connections and secrets; they come as orders. */
    public Ikev1Engine(Environment environment) {
        this.environment = environment;
        surroundings = new EngineSurroundings(configuration, table, environment.numbers());
        orders = new Orders(configuration, surroundings, table);
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        Turn turn = new Turn(environment, surroundings, input.now());
        switch (input) {
            case Input.Datagram(var _, Path path, Bytes octets) -> onDatagram(turn, path, octets);
            case Input.Tick _ -> table.due(turn.now().nanos()).forEach(id -> table.find(id)
                    .ifPresent(sa -> become(turn, sa, Timers.onTick(turn, sa))));
            case Input.Command command -> orders.carryOut(turn, command.orderId(), command.order(),
                    (before, after) -> become(turn, before, after));
            case Input.Traffic(var _, TrafficEvent event) -> onTraffic(turn, event);
            case Input.Answer(var _, var askId, Verdict verdict) -> onAnswer(turn, askId, verdict);
            case Input.Network _ -> {
            }
        }
        turn.spawned().forEach(table::put);
        turn.notes().forEach(note -> tell(turn, note));
        return turn.effects().stream().flatMap(effect -> fragments.cut(table, environment.limits(), effect))
                .collect(ImmutableList.toImmutableList());
    }

    private void onDatagram(Turn turn, Path path, Bytes octets) {
        switch (IsakmpMessages.decode(octets)) {
            case Decoded.Bad<IsakmpMessage>(Malformed why) ->
                turn.report(new Event.Dropped(path, "not an IKEv1 message: " + why.describe()));
            case Decoded.Ok<IsakmpMessage>(IsakmpMessage message) -> onMessage(turn, path, message);
        }
    }

    private void onMessage(Turn turn, Path path, IsakmpMessage message) {
        IsakmpHeader header = message.header();
        if (header.responderCookie().isZero()) {
            onFirstMessage(turn, path, message);
            return;
        }
        Optional<IsakmpSa> sa = table.find(header.responderCookie()).filter(found -> !found.name().initiator())
                .or(() -> table.find(header.initiatorCookie()).filter(found -> found.name().initiator()))
                .filter(found -> isPeersCookie(found, header));
        if (sa.isEmpty()) {
            turn.report(new Event.Dropped(path, "no ISAKMP SA with cookies " + header.initiatorCookie() + " and "
                    + header.responderCookie()));
            return;
        }
        Optional<FragmentPayload> piece = message.payloads().first(FragmentPayload.class);
        if (piece.isPresent()) {
            fragments.take(turn, sa.get(), piece.get(), path).ifPresent(whole -> onWhole(turn, path, header, whole));
            return;
        }
        fragments.learn(sa.get(), message);
        become(turn, sa.get(), Transitions.onMessage(turn, sa.get(), message, path));
    }

    /** Pieces make a message of the same SA, and no piece. */
    private void onWhole(Turn turn, Path path, IsakmpHeader header, Bytes octets) {
        Optional<IsakmpMessage> whole = IsakmpMessages.decode(octets).toOptional()
                .filter(message -> message.header().initiatorCookie().equals(header.initiatorCookie())
                        && message.header().responderCookie().equals(header.responderCookie())
                        && message.payloads().first(FragmentPayload.class).isEmpty());
        whole.ifPresentOrElse(message -> onMessage(turn, path, message),
                () -> turn.report(new Event.Dropped(path, "fragments that make no message of their SA")));
    }

    private static boolean isPeersCookie(IsakmpSa sa, IsakmpHeader header) {
        return sa.name().initiator()
                ? sa.name().responderCookie().isZero() || sa.name().responderCookie().equals(header.responderCookie())
                : sa.name().initiatorCookie().equals(header.initiatorCookie());
    }

    private void onFirstMessage(Turn turn, Path path, IsakmpMessage message) {
        Optional<Mode> mode = message.header().isEncrypted() || message.header().initiatorCookie().isZero()
                ? Optional.empty()
                : Mode.of(message.header().exchange());
        Optional<IsakmpSa> own = table.find(message.header().initiatorCookie()).filter(sa -> sa.name().initiator());
        if (own.isPresent() && message.header().exchange() == ExchangeType.Known.INFORMATIONAL) {
            become(turn, own.get(), Transitions.onMessage(turn, own.get(), message, path));
        } else if (mode.isEmpty() || own.isPresent()) {
            turn.report(new Event.Dropped(path, "a first message of " + message.header().exchange().label()));
        } else {
            firstMessages.find(table, message, path).ifPresentOrElse(
                    sa -> become(turn, sa, Transitions.onMessage(turn, sa, message, path)),
                    () -> firstMessages.admit(turn, table, mode.get(), message, path).ifPresent(sa -> {
                        fragments.learn(sa, message);
                        table.put(sa);
                    }));
        }
    }

    /** A question has the number of the SA that asked it, or, below 0, of the child that it is about. */
    private void onAnswer(Turn turn, AskId askId, Verdict verdict) {
        Optional<IsakmpSa> asking = table.find(askId.value()).or(() -> table.findChild(-askId.value()));
        if (verdict instanceof Verdict.Carried(long packets) && asking.orElse(null) instanceof Established parent) {
            become(turn, parent, Optional.of(Inactivity.onAnswer(turn, parent, -askId.value(), packets)));
        } else if (asking.isPresent()) {
            become(turn, asking.get(), Answers.onAnswer(turn, asking.get(), verdict));
        } else if (verdict instanceof Verdict.Leased) {
            turn.effect(new Effect.ReleaseAddresses(askId.value()));
        } else {
            Wiping.late(verdict);
        }
    }

    private void onTraffic(Turn turn, TrafficEvent event) {
        OptionalLong child = event.ofChild();
        if (child.isPresent() && table.findChild(child.getAsLong()).orElse(null) instanceof Established sa) {
            Established after = TrafficReactions.react(turn, sa, child.getAsLong(), event);
            if (!after.equals(sa)) {
                become(turn, sa, Optional.of(after));
            }
        }
    }

    /** Tells the other SAs of the same peer. */
    private void tell(Turn turn, Turn.Note note) {
        switch (note) {
            case Turn.Note.Arrived(long id, boolean initialContact) -> {
                if (table.find(id).orElse(null) instanceof Established newcomer) {
                    Successions.settle(turn, newcomer, surroundings.others(newcomer), initialContact)
                            .forEach((before, after) -> become(turn, before, after.map(sa -> sa)));
                }
            }
            case Turn.Note.Alone(Established sa) -> Successions.forget(turn, sa)
                    .forEach(other -> become(turn, other, Optional.empty()));
            case Turn.Note.Doubted(long id) -> {
                if (table.find(id).orElse(null) instanceof Established doubted && doubted.probe().isEmpty()) {
                    become(turn, doubted, Optional.of(DeadPeers.ask(turn, doubted, ImmutableList.of())));
                }
            }
            case Turn.Note.Bequeathed(Established from, var children) ->
                toHeir(turn, from, heir -> heir.with(children));
            case Turn.Note.Late(Established from, var child, var orders, var replaces) ->
                toHeir(turn, from, heir -> Children.up(turn, heir, child, orders, replaces));
            case Turn.Note.Deleted(Established by, var protocol, var spis) -> surroundings.others(by)
                    .forEach(sa -> become(turn, sa, Optional.of(Informational.onDelete(turn, sa, protocol, spis))));
        }
    }

    private void toHeir(Turn turn, Established from, UnaryOperator<Established> change) {
        Successions.heir(surroundings.others(from)).ifPresent(heir -> become(turn, heir,
                Optional.of(change.apply(Successions.inheriting(heir)))));
    }

    /** One SA's next state takes the place of the one before. */
    private void become(Turn turn, IsakmpSa before, Optional<IsakmpSa> after) {
        if (after.isEmpty()) {
            table.remove(before.name().uniqueId());
            firstMessages.forget(before.name().uniqueId());
            fragments.forget(before);
        }
        after.ifPresent(table::put);
        ImmutableList.Builder<SecretOwner> keepers = ImmutableList.builder();
        after.ifPresent(keepers::add);
        turn.effects().forEach(effect -> effect.installed().ifPresent(keepers::add));
        Wiping.lost(before, keepers.build());
    }

    @Override
    public Deadline nextDeadline() {
        OptionalLong first = table.firstDeadline();
        return first.isPresent() ? new Deadline.At(first.getAsLong()) : Deadline.never();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        table.snapshot().forEach(sa -> sa.eachSecret(visitor));
        configuration.eachSecret(visitor);
    }

    /** Whether a peer with that address has an SA, without a look at all of them as values. */
    public boolean hasPeer(IpAddress address) {
        return table.hasPeer(address);
    }

    @Override
    public EngineView view() {
        return new EngineView(table.snapshot().stream().map(Views::of).collect(ImmutableList.toImmutableList()));
    }

    @Override
    public Optional<IkeSaView> view(IkeSpi localSpi) {
        return table.find(new Cookie(localSpi.value())).map(Views::of);
    }
}
