package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.Event;
import ike.engine.Input;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.engine.credential.Credentials;
import ike.engine.pool.AddressPools;
import ike.esp.Datapath;
import ike.interop.log.LogGroup;
import ike.interop.web.RevocationSettings;
import ike.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Feeds an engine: with what comes into the inbox, and with time when its deadline comes first; and has its effects done
 * before the next input. Confined to one thread.
 */
final class EngineLoop {
    /** How long the peers may take to confirm that everything is deleted: one retransmission fits in. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Engine engine;
    private final Inbox inbox;
    private final Control control;
    private final AddressPools pools = new AddressPools();
    private final Credentials credentials = new Credentials(new SystemEntropy());
    private final EffectPerformer performer;
    private final WishBook wishes;
    private final PeerSearch search;
    private final Reporter reporter;
    private final Optional<KeyExport> keys;
    private long orders;
    private Optional<Farewell> farewell = Optional.empty();
    private boolean over;

    /** The order that ends everything, and when its outcome no longer matters. */
    private record Farewell(OrderId order, Deadline.At deadline) {
    }

    EngineLoop(Engine engine, Inbox inbox, Datapath datapath, ConnectionBook book, WishBook wishes, Reporter reporter,
            NamedHosts hosts, Optional<KeyExport> keys, RevocationSettings revocation) {
        this.engine = engine;
        this.inbox = inbox;
        search = new PeerSearch(hosts, book, wishes, order -> order(order, (_, _) -> {
        }));
        control = new EngineControl(this, datapath, inbox, book, wishes, search);
        performer = new EffectPerformer(datapath, inbox, reporter, keys, pools, credentials, revocation,
                book);
        this.wishes = wishes;
        this.reporter = reporter;
        this.keys = keys;
    }

    Engine engine() {
        return engine;
    }

    AddressPools pools() {
        return pools;
    }

    Credentials credentials() {
        return credentials;
    }

    Control control() {
        return control;
    }

    /** Gives the engine an order; what becomes of it is told once, perhaps before this returns. */
    void order(Order order, Consumer<Event> outcome) {
        order(order, (event, _) -> outcome.accept(event));
    }

    /** Works until an {@link Errand.Stop} is done. */
    void run() throws DatapathBroken, InterruptedException {
        while (!over) {
            Optional<Errand> errand = await();
            if (errand.isPresent()) {
                carryOut(errand.get());
            } else {
                tick();
            }
        }
    }

    private Optional<Errand> await() throws InterruptedException {
        Deadline next = farewell.map(f -> Deadline.earlier(f.deadline(), engine.nextDeadline()))
                .orElseGet(engine::nextDeadline);
        return switch (next) {
            case Deadline.Never() -> inbox.await();
            case Deadline.At(long nanos) -> inbox.await(nanos - SystemClock.now().nanos());
        };
    }

    private void tick() {
        Now now = SystemClock.now();
        if (engine.nextDeadline().isDue(now)) {
            handle(new Input.Tick(now));
        }
        over |= farewell.map(f -> f.deadline().isDue(now)).orElse(false);
    }

    private void carryOut(Errand errand) throws DatapathBroken {
        Now now = SystemClock.now();
        switch (errand) {
            case Errand.Received(var path, var message) -> received(path, message);
            case Errand.Noticed(var event) -> noticed(event);
            case Errand.Moved(var before, var look) -> AddressWatch
                    .changed(before, look, engine.view().ikeSas().stream().map(sa -> sa.path().local().address()))
                    .ifPresent(event -> handle(new Input.Network(now, event)));
            case Errand.Answered(var askId, var verdict) -> handle(new Input.Answer(now, askId, verdict));
            case Errand.Wanted(String text, Wish wish) -> fulfil(text, wish);
            case Errand.Asked(Consumer<Control> task) -> task.accept(control);
            case Errand.Told(String sentence) -> reporter.journal().remark(LogGroup.NET, sentence);
            case Errand.Broken(Exception cause) -> throw new DatapathBroken(cause);
            case Errand.Stop() -> stop(now);
        }
        reporter.lost(inbox.takeDropped());
    }

    private void received(Path path, Bytes message) {
        Runnable handling = () -> handle(new Input.Datagram(SystemClock.now(), path, message));
        Optional<PassedMessage> readable = PassedMessage.of(true, path, message);
        readable.ifPresent(passed -> reporter.passed(passed, control));
        if (readable.filter(passed -> search.before(passed, SystemClock.now(), handling)).isEmpty()) {
            handling.run();
        }
    }

    private void noticed(TrafficEvent event) {
        Runnable handling = () -> handle(new Input.Traffic(SystemClock.now(), event));
        boolean searching = event instanceof TrafficEvent.Acquire packet && search.isOfUse()
                && engine.view().traps().stream().filter(trap -> trap.policy() == packet.policy()).findFirst()
                        .filter(trap -> search.before(trap, handling)).isPresent();
        if (!searching) {
            handling.run();
        }
    }

    private void fulfil(String text, Wish wish) {
        try {
            if (!search.before(wish, () -> give(text, wish))) {
                give(text, wish);
            }
        } catch (NoSuchName e) {
            reporter.refused(text, String.valueOf(e.getMessage()));
        }
    }

    private void give(String text, Wish wish) {
        try {
            for (Order order : wishes.orders(wish, engine::view)) {
                if (order instanceof Order.LoadConnection) {
                    order(order, _ -> {
                    });
                } else {
                    order(order, text.isEmpty() ? (_, _) -> {
                    } : reporter.line(text));
                }
            }
        } catch (NoSuchName e) {
            reporter.refused(text, String.valueOf(e.getMessage()));
        }
    }

    private void stop(Now now) {
        if (farewell.isEmpty()) {
            OrderId id = new OrderId(++orders);
            farewell = Optional.of(new Farewell(id, new Deadline.At(now.after(FAREWELL))));
            command(id, new Order.Shutdown());
        }
    }

    private void order(Order order, Reporter.Waiting outcome) {
        OrderId id = new OrderId(++orders);
        reporter.expect(id, outcome);
        command(id, order);
    }

    private void command(OrderId id, Order order) {
        handle(new Input.Command(SystemClock.now(), id, order));
    }

    private void handle(Input input) {
        ImmutableList<Effect> effects = engine.handle(input);
        keys.ifPresent(export -> export.write(engine::view));
        performer.perform(effects, control);
        effects.forEach(this::searchWhoIsSilent);
        over |= farewell.isPresent() && effects.stream().anyMatch(this::isFarewell);
    }

    private void searchWhoIsSilent(Effect effect) {
        if (effect instanceof Effect.Report(var _, Event.Retransmitted(Optional<String> connection, var _, int _))) {
            connection.ifPresent(search::again);
        }
    }

    private boolean isFarewell(Effect effect) {
        return effect instanceof Effect.Report(Optional<OrderId> id, Event.OrderDone _)
                && id.equals(farewell.map(Farewell::order));
    }
}
