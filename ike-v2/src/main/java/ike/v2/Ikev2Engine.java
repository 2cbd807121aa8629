package ike.v2;

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
import ike.engine.NetworkEvent;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.engine.TrapView;
import ike.engine.Verdict;
import ike.engine.Wiping;
import ike.engine.config.Configuration;
import ike.v2.exchange.Arrivals;
import ike.v2.exchange.Environment;
import ike.v2.exchange.Inheritance;
import ike.v2.exchange.InitResponder;
import ike.v2.exchange.TrafficReactions;
import ike.v2.exchange.Transitions;
import ike.v2.exchange.Turn;
import ike.v2.exchange.Views;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * IKEv2 (RFC 7296) in both roles: the SA of an input becomes its next state ({@code ike.v2.exchange}), what is left over is wiped.
 */
public final class Ikev2Engine implements Engine, SecretOwner {
    private final Environment environment;
    private final Configuration configuration = new Configuration();
    private final SaTable table;
    private final OwnAddresses addresses = new OwnAddresses();
    private final InitMemory memory = new InitMemory();
    private final UnknownSpis unknownSpis;
    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final Resumption resumption;
    private final EngineSurroundings surroundings;
    private final Orders orders;
    private Optional<OrderId> shutdown = Optional.empty();

    /** An engine without connections and secrets; they come as orders. */
    public Ikev2Engine(Environment environment) {
        this(environment, new SaTable());
    }

    /** An engine whose SAs stand in this table, where tests look at them. */
    Ikev2Engine(Environment environment, SaTable table) {
        this.environment = environment;
        this.table = table;
        unknownSpis = new UnknownSpis(table);
        resumption = new Resumption(environment.entropy());
        surroundings = new EngineSurroundings(configuration, table, addresses, environment.numbers(), resumption);
        orders = new Orders(configuration, table);
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        Turn turn = new Turn(environment, surroundings, input);
        switch (input) {
            case Input.Datagram(var _, Path path, Bytes octets) -> onDatagram(turn, path, octets);
            case Input.Tick _ -> onTick(turn);
            case Input.Command command -> onCommand(turn, command);
            case Input.Traffic(var _, TrafficEvent event) -> onTraffic(turn, event);
            case Input.Answer(var _, AskId askId, Verdict verdict) -> onAnswer(turn, askId, verdict);
            case Input.Network(var _, NetworkEvent event) -> onNetwork(turn, event);
        }
        finish(turn);
        table.mappings().changes().forEach(turn::effect);
        table.leases().changes().forEach(turn::effect);
        return turn.effects();
    }

    private void onDatagram(Turn turn, Path path, Bytes octets) {
        Optional<IkeHeader> foreign = OtherVersions.header(octets);
        if (foreign.isPresent()) {
            turn.report(new Event.Dropped(path, "major version " + foreign.get().majorVersion()));
            OtherVersions.answer(foreign.get()).ifPresent(answer -> turn.send(path, answer));
            return;
        }
        switch (IkeMessages.decode(octets)) {
            case Decoded.Bad<IkeMessage>(Malformed why) ->
                turn.report(new Event.Dropped(path, "not an IKE message: " + why.describe()));
            case Decoded.Ok<IkeMessage>(IkeMessage message) -> onMessage(turn, path, message);
        }
    }

    private void onMessage(Turn turn, Path path, IkeMessage message) {
        if (InitResponder.isFirst(message)) {
            onFirstMessage(turn, path, message);
            return;
        }
        IkeSpi local = message.header().isInitiator()
                ? message.header().responderSpi()
                : message.header().initiatorSpi();
        Optional<IkeSa> sa = table.find(local).filter(found -> isPeersSpi(found, message));
        if (sa.isEmpty()) {
            unknownSpis.onMessage(turn, path, message, (before, after) -> become(turn, before, after));
        } else if (sa.get().name().initiator() == message.header().isInitiator()) {
            turn.report(new Event.Dropped(path, "a message with our own role"));
        } else {
            become(turn, sa.get(), Transitions.onMessage(turn, sa.get(), message, path));
        }
    }

    private static boolean isPeersSpi(IkeSa sa, IkeMessage message) {
        IkeSpi remote = sa.name().remoteSpi();
        return remote.isZero() || remote.equals(
                message.header().isInitiator() ? message.header().initiatorSpi() : message.header().responderSpi());
    }

    private void onFirstMessage(Turn turn, Path path, IkeMessage message) {
        Optional<InitMemory.Answered> before = memory.recall(turn.now(), path.remote().address(), message.octets());
        if (before.isEmpty()) {
            admit(turn, path, message);
        } else if (table.find(before.get().spiR()).orElse(null) instanceof InitAnswered) {
            turn.send(path, before.get().response());
        } else {
            turn.report(new Event.Dropped(path, "an IKE_SA_INIT request whose SA has moved on"));
        }
    }

    private void admit(Turn turn, Path path, IkeMessage message) {
        switch (gatekeeper.judge(table, environment.limits(), environment.entropy(), turn.now(), message, path)) {
            case Gatekeeper.Ruling.Admit() -> InitResponder.onRequest(turn, message, path).ifPresent(sa -> {
                memory.remember(turn.now(), environment.limits(), sa);
                turn.spawn(sa);
            });
            case Gatekeeper.Ruling.AskCookie(var cookie) ->
                turn.send(path, InitResponder.demandCookie(message, cookie));
            case Gatekeeper.Ruling.Ignore(String reason) -> turn.report(new Event.Dropped(path, reason));
        }
    }

    private void onTick(Turn turn) {
        for (long id : table.due(turn.now().nanos())) {
            table.find(id).ifPresent(sa -> become(turn, sa, Transitions.onTick(turn, sa)));
        }
    }

    private void onCommand(Turn turn, Input.Command command) {
        if (command.order() instanceof ike.engine.Order.Shutdown) {
            shutdown = Optional.of(command.orderId());
        }
        resumption.onOrder(command.order());
        orders.carryOut(turn, command.orderId(), command.order(), (before, after) -> become(turn, before, after));
    }

    private void onNetwork(Turn turn, NetworkEvent event) {
        addresses.note(event);
        for (IkeSa sa : table.snapshot()) {
            if (sa instanceof Established up) {
                become(turn, up, Optional.of(Transitions.onAddresses(turn, up, addresses::isGone)));
            }
        }
    }

    /** A question has the number of the IKE SA that asked it, or, below 0, of the Child SA that it is about. */
    private void onAnswer(Turn turn, AskId askId, Verdict verdict) {
        Optional<IkeSa> sa = table.find(askId.value()).or(() -> table.findChild(-askId.value()));
        if (verdict instanceof Verdict.Carried(long packets) && sa.orElse(null) instanceof Established parent) {
            become(turn, parent, Optional.of(Transitions.onTraffic(turn, parent, -askId.value(), packets)));
        } else if (sa.isPresent()) {
            become(turn, sa.get(), Transitions.onAnswer(turn, sa.get(), verdict));
        } else if (verdict instanceof Verdict.Leased) {
            turn.effect(new Effect.ReleaseAddresses(askId.value()));
        } else {
            Wiping.late(verdict);
        }
    }

    private void onTraffic(Turn turn, TrafficEvent event) {
        switch (event) {
            case TrafficEvent.Acquire packet ->
                orders.initiations().acquire(turn, packet, (before, after) -> become(turn, before, after));
            case TrafficEvent.UnknownSpi(Path path, int spi) ->
                unknownSpis.onPacket(turn, path, spi, (before, after) -> become(turn, before, after));
            default -> {
                OptionalLong child = event.ofChild();
                if (child.isPresent() && table.findChild(child.getAsLong()).orElse(null) instanceof Established sa) {
                    Established after = TrafficReactions.react(turn, sa, child.getAsLong(), event);
                    if (!after.equals(sa)) {
                        become(turn, sa, Optional.of(after));
                    }
                }
            }
        }
    }

    /** One SA's next state takes the place of the one before. */
    private void become(Turn turn, IkeSa before, Optional<IkeSa> after) {
        if (after.equals(Optional.of(before))) {
            Remains.wipe(turn, before, after);
            return;
        }
        long id = before.name().uniqueId();
        if (after.isEmpty() || after.get().name().uniqueId() != id) {
            table.remove(id);
        }
        after.ifPresent(table::put);
        Remains.wipe(turn, before, after);
    }

    /** New SAs take their places, heirs inherit, rivals of a newcomer go. */
    private void finish(Turn turn) {
        turn.tickets().forEach(resumption::keep);
        turn.revivals().forEach(gone -> orders.initiations().revive(turn, gone, (b, a) -> become(turn, b, a)));
        int placed = place(turn, 0);
        for (Turn.HandOver handOver : turn.handOvers()) {
            if (table.find(handOver.to()).orElse(null) instanceof Established heir) {
                become(turn, heir, Optional.of(Transitions.run(turn, Inheritance.apply(turn, heir, handOver))));
            }
        }
        turn.superseded().forEach(
                old -> table.find(old).ifPresent(sa -> become(turn, sa, Transitions.onSuperseded(turn, sa))));
        for (Turn.Retirement one : turn.retirements()) {
            if (table.find(one.old()).orElse(null) instanceof Established retired && retired.isLive()) {
                Transitions.onRetired(turn, retired, table.find(one.heir()), one)
                        .forEach((before, after) -> become(turn, before, after));
            }
        }
        for (Turn.Arrival arrival : turn.arrivals()) {
            if (table.find(arrival.uniqueId()).orElse(null) instanceof Established newcomer) {
                resumption.forget(newcomer.name().connection().name());
                Arrivals.settle(turn, newcomer, () -> table.between(newcomer.peer()), arrival.initialContact())
                        .forEach((before, after) -> become(turn, before, after));
            }
        }
        place(turn, placed);
        if (shutdown.isPresent() && !table.hasLiving()) {
            turn.answer(ImmutableList.of(shutdown.get()), new Event.OrderDone("every SA is deleted"));
            shutdown = Optional.empty();
        }
    }

    /** Gives new SAs their places, those too that come to be meanwhile; how many have theirs now. */
    private int place(Turn turn, int from) {
        int placed = from;
        while (placed < turn.spawned().size()) {
            table.put(Transitions.run(turn, turn.spawned().get(placed)));
            placed++;
        }
        return placed;
    }

    @Override
    public Deadline nextDeadline() {
        OptionalLong first = table.firstDeadline();
        return first.isPresent() ? new Deadline.At(first.getAsLong()) : Deadline.never();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        table.all().forEach(sa -> sa.eachSecret(visitor));
        configuration.eachSecret(visitor);
        gatekeeper.eachSecret(visitor);
        resumption.eachSecret(visitor);
    }

    @Override
    public Optional<IkeSaView> view(IkeSpi localSpi) {
        return table.find(localSpi).flatMap(Views::of);
    }

    /** The child that a policy of ours stands for, without a look at all the SAs. */
    public Optional<TrapView> trap(long policy) {
        return orders.traps().find(policy);
    }

    /** True when a policy of ours stands for this child. */
    public boolean isTrapped(String connection, String child) {
        return orders.traps().has(connection, child);
    }

    @Override
    public EngineView view() {
        return new EngineView(
                table.all().stream().flatMap(sa -> Views.of(sa).stream()).collect(ImmutableList.toImmutableList()),
                orders.traps().all());
    }
}
