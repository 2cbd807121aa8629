package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.config.Configuration;
import ike.engine.config.Connection;
import ike.v2.exchange.Transitions;
import ike.v2.exchange.Turn;
import ike.v2.sa.Beginning;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Tombstone;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns orders into tasks of SAs, or answers them at once. */
final class Orders {
    private final Configuration configuration;
    private final SaTable table;
    private final Traps traps = new Traps();
    private final Initiations initiations;

    Orders(Configuration configuration, SaTable table) {
        this.configuration = configuration;
        this.table = table;
        initiations = new Initiations(configuration, table, traps);
    }

    /** What begins SAs. */
    Initiations initiations() {
        return initiations;
    }

    /** Carries out one order; SAs that it changes go through {@code become}. */
    void carryOut(Turn turn, OrderId id, Order order, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        ImmutableList<OrderId> orders = ImmutableList.of(id);
        switch (order) {
            case Order.Initiate(String connection, Optional<String> child) ->
                initiations.initiate(turn, orders, connection, child, become);
            case Order.InitiateTo(String connection, String child, IpAddress local, IpAddress remote) ->
                initiations.initiate(turn, orders, connection, child, local, remote, become);
            case Order.TerminateIke(Target target) ->
                onIke(turn, orders, target, _ -> new Task.DeleteIke("by order", orders), become);
            case Order.RekeyIke(Target target) -> onIke(turn, orders, target, _ -> new Task.RekeyIke(orders), become);
            case Order.Reauthenticate(Target target) -> reauthenticate(turn, orders, target, become);
            case Order.CheckLiveness(Target target) ->
                onIke(turn, orders, target, _ -> new Task.CheckLiveness(orders), become);
            case Order.Redirect(Target target, IpAddress gateway) ->
                onIke(turn, orders, target, _ -> new Task.Redirect(gateway, orders), become);
            case Order.TerminateChild(Target target) -> onChild(turn, orders, target,
                    child -> new Task.DeleteChild(child.uniqueId(), "by order", orders), become);
            case Order.RekeyChild(Target target) ->
                onChild(turn, orders, target, child -> new Task.RekeyChild(child.uniqueId(), orders), become);
            case Order.Shutdown() -> shutdown(turn, become);
            case Order.LoadConnection(Connection connection) -> {
                Optional<Connection> before = configuration.connection(connection.name());
                configuration.load(connection);
                traps.load(turn, before, connection);
                turn.answer(orders, new Event.OrderDone("loaded connection " + connection.name()));
            }
            case Order.UnloadConnection(String name) -> {
                traps.unload(turn, name);
                answer(turn, orders, configuration.unload(name), "connection " + name);
            }
            case Order.LoadSecret(var secret) -> {
                configuration.load(secret);
                turn.answer(orders, new Event.OrderDone("loaded secret " + secret.name()));
            }
            case Order.LoadAuthorities(var authorities, var responders) -> {
                configuration.load(authorities, responders);
                turn.answer(orders, new Event.OrderDone("loaded " + authorities.size() + " authorities"));
            }
            case Order.UnloadSecret(String name) ->
                answer(turn, orders, configuration.unloadSecret(name), "secret " + name);
            case Order.InstallTrap(String connection, String child) ->
                traps.install(turn, orders, configuration.connection(connection), connection + "/" + child, child);
            case Order.UninstallTrap(String connection, String child) -> turn.answer(orders,
                    traps.remove(turn, connection, child)
                            ? new Event.OrderDone("uninstalled policy " + connection + "/" + child)
                            : new Event.OrderFailed("there is no policy " + connection + "/" + child));
        }
    }

    /** The policies of children that come up with their first packet. */
    Traps traps() {
        return traps;
    }

    private static void answer(Turn turn, ImmutableList<OrderId> orders, boolean found, String what) {
        turn.answer(orders,
                found ? new Event.OrderDone("unloaded " + what) : new Event.OrderFailed("there is no " + what));
    }

    private void onIke(Turn turn, ImmutableList<OrderId> orders, Target target, Function<IkeSa, Task> task,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        ImmutableList<IkeSa> found = found(target);
        if (found.isEmpty()) {
            turn.answer(orders, Renewals.none(found));
        }
        found.forEach(sa -> give(turn, orders, sa, task.apply(sa), become));
    }

    private void reauthenticate(Turn turn, ImmutableList<OrderId> orders, Target target,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        ImmutableList<IkeSa> due = Renewals.due(found(target), table.snapshot());
        if (due.isEmpty()) {
            turn.answer(orders, Renewals.none(found(target)));
        }
        due.forEach(sa -> give(turn, orders, sa, new Task.Reauthenticate(orders), become));
    }

    private ImmutableList<IkeSa> found(Target target) {
        Stream<IkeSa> targets = switch (target) {
            case Target.Named(String name) -> table.ofConnection(name);
            case Target.Numbered(long uniqueId) -> table.find(uniqueId).stream();
        };
        return targets.filter(Initiations::takesTasks).collect(ImmutableList.toImmutableList());
    }

    private void onChild(Turn turn, ImmutableList<OrderId> orders, Target target, Function<ChildSa, Task> task,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        boolean found = false;
        Stream<IkeSa> targets = switch (target) {
            case Target.Named(String name) -> table.withChild(name);
            case Target.Numbered(long child) -> table.findChild(child).stream();
        };
        for (IkeSa sa : targets.collect(ImmutableList.toImmutableList())) {
            if (sa instanceof Established established && established.isLive()) {
                ImmutableList<ChildSa> children = established.children().all().filter(ChildSa::isLive)
                        .filter(child -> switch (target) {
                            case Target.Named(String name) -> child.config().name().equals(name);
                            case Target.Numbered(long uniqueId) -> child.uniqueId() == uniqueId;
                        }).collect(ImmutableList.toImmutableList());
                for (ChildSa child : children) {
                    found = true;
                    table.find(sa.name().uniqueId())
                            .ifPresent(current -> give(turn, orders, current, task.apply(child), become));
                }
            }
        }
        if (!found) {
            turn.answer(orders, new Event.OrderFailed("there is no such CHILD_SA"));
        }
    }

    static void give(Turn turn, ImmutableList<OrderId> orders, IkeSa sa, Task task,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        if (!tasks(turn, sa).hasRoomFor(task, turn.environment().limits())) {
            turn.answer(orders, new Event.OrderFailed("too many tasks wait on this IKE_SA"));
            return;
        }
        IkeSa next = switch (sa) {
            case Beginning s -> s.withTasks(s.tasks().plus(task, turn.now()));
            case Established s -> s.with(s.tasks().plus(task, turn.now()));
            default -> sa;
        };
        become.accept(sa, Optional.of(Transitions.run(turn, next)));
    }

    private static TaskQueue tasks(Turn turn, IkeSa sa) {
        return switch (sa) {
            case Beginning s -> s.unanswered(turn.now());
            case Established s -> s.tasks();
            default -> TaskQueue.EMPTY;
        };
    }

    private static void abandon(Turn turn, TaskQueue tasks) {
        tasks.tasks().forEach(queued -> turn.answer(queued.task().orders(), new Event.OrderFailed("shutdown")));
    }

    private void shutdown(Turn turn, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        for (IkeSa sa : table.snapshot()) {
            if (sa instanceof Established established && established.isLive()) {
                abandon(turn, established.tasks());
                give(turn, ImmutableList.of(), established.with(TaskQueue.EMPTY),
                        new Task.DeleteIke("shutdown", ImmutableList.of()), (_, after) -> become.accept(sa, after));
            } else if (!(sa instanceof Tombstone) && !(sa instanceof Established)) {
                abandon(turn, tasks(turn, sa));
                become.accept(sa, Optional.empty());
            }
        }
    }
}
