package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.engine.TrapView;
import ike.engine.config.AnyPeer;
import ike.engine.config.ChildConfig;
import ike.engine.config.Configuration;
import ike.engine.config.Connection;
import ike.engine.config.IkeVersion;
import ike.v2.exchange.ConfiguredPath;
import ike.v2.exchange.ResumeInitiator;
import ike.v2.exchange.Turn;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.Beginning;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What begins SAs: orders, packets that wait, and children that come back. Each uses an IKE SA that is there, or begins one. */
final class Initiations {
    private final Configuration configuration;
    private final SaTable table;
    private final Traps traps;

    Initiations(Configuration configuration, SaTable table, Traps traps) {
        this.configuration = configuration;
        this.table = table;
        this.traps = traps;
    }

    /** Brings up the IKE SA of a connection, and its child if one is named. */
    void initiate(Turn turn, ImmutableList<OrderId> orders, String name, Optional<String> childName,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        Optional<Connection> connection = find(name);
        if (connection.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("there is no IKEv2 connection " + name));
            return;
        }
        if (childName.isEmpty()) {
            begin(turn, orders, connection.get(), new Task.BeUp(orders), _ -> true, become);
            return;
        }
        Optional<ChildConfig> child = connection.get().child(childName.get());
        if (child.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("connection " + name + " has no child " + childName.get()));
            return;
        }
        begin(turn, orders, connection.get(), new Task.CreateChild(child.get(), orders), _ -> true, become);
    }

    /** Brings up a child between two addresses, of a connection that leaves open where its peer is. */
    void initiate(Turn turn, ImmutableList<OrderId> orders, String name, String childName, IpAddress local,
            IpAddress remote, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        Optional<AnyPeer> peer = find(name).flatMap(connection -> connection.child(childName)
                .flatMap(child -> AnyPeer.of(connection, child, local, remote)));
        if (peer.isPresent()) {
            begin(turn, orders, peer.get(), UnaryOperator.identity(), become);
        } else {
            turn.answer(orders, new Event.OrderFailed(
                    "there is no child " + name + "/" + childName + " between " + local + " and " + remote));
        }
    }

    private void begin(Turn turn, ImmutableList<OrderId> orders, AnyPeer peer, UnaryOperator<ChildConfig> change,
            BiConsumer<IkeSa, Optional<IkeSa>> become) {
        begin(turn, orders, peer.connection(), new Task.CreateChild(change.apply(peer.child()), orders),
                sa -> peer.connection().remoteAddresses().getFirst().matches(sa.name().path().remote().address()),
                become);
    }

    /** Gives the task to an IKE SA of the connection that there is and that will do, or to a new one. */
    private void begin(Turn turn, ImmutableList<OrderId> orders, Connection connection, Task task,
            Predicate<IkeSa> which, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        boolean reuse = turn.environment().habits().reuseIkeSa() || !(task instanceof Task.CreateChild);
        Optional<IkeSa> existing = table.ofConnection(connection.name()).filter(sa -> reuse && takesTasks(sa))
                .filter(which).findFirst();
        Optional<Path> path = ConfiguredPath.of(turn, connection);
        if (existing.isEmpty() && path.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed(
                    "connection " + connection.name() + " names no single address of each side"));
        } else if (existing.isEmpty()) {
            start(turn, orders, connection, path.orElseThrow(), TaskQueue.of(task, turn.now()));
        } else {
            Orders.give(turn, orders, existing.get(), task, become);
        }
    }

    static boolean takesTasks(IkeSa sa) {
        return sa instanceof Beginning || (sa instanceof Established e && e.isLive());
    }

    private static void start(Turn turn, ImmutableList<OrderId> orders, Connection connection, Path path,
            TaskQueue tasks) {
        try {
            turn.spawn(ResumeInitiator.start(turn, connection, path, tasks));
        } catch (Refused refused) {
            turn.answer(orders, new Event.OrderFailed(Notifications.failure(refused.refusal()).summary()));
        }
    }

    /** A packet waits for the child that a policy stands for: the child is asked for with this packet's selectors first. */
    void acquire(Turn turn, TrafficEvent.Acquire packet, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        Optional<TrapView> trap = traps.find(packet.policy());
        Optional<Connection> connection = trap.flatMap(found -> find(found.connection()));
        Optional<ChildConfig> child = connection.flatMap(found -> found.child(trap.orElseThrow().child()));
        if (child.isEmpty() || turn.surroundings().isAtRest(turn.now(), connection.orElseThrow())) {
            return;
        }
        UnaryOperator<ChildConfig> triggered = found -> found.triggeredBy(packet.source(), packet.destination());
        if (trap.orElseThrow().anyPeer()) {
            AnyPeer.of(connection.orElseThrow(), child.get(), packet.source().start(), packet.destination().start())
                    .ifPresent(peer -> begin(turn, ImmutableList.of(), peer, triggered, become));
        } else {
            begin(turn, ImmutableList.of(), connection.orElseThrow(),
                    new Task.CreateChild(triggered.apply(child.get()), ImmutableList.of()), _ -> true, become);
        }
    }

    /** Children of an IKE SA that is gone come back, with the peer where it was unless the configuration says where it is. */
    void revive(Turn turn, Turn.Revival revival, BiConsumer<IkeSa, Optional<IkeSa>> become) {
        Optional<Connection> connection = find(revival.connection());
        if (connection.isEmpty()) {
            return;
        }
        revival.trap().forEach(child -> traps.hold(turn, connection.get(), child));
        ImmutableList<ChildConfig> children = revival.start().stream()
                .flatMap(child -> connection.get().child(child).stream()).collect(ImmutableList.toImmutableList());
        Optional<Long> existing = table.ofConnection(revival.connection()).filter(Initiations::takesTasks)
                .filter(sa -> sa.name().path().remote().address().equals(revival.path().remote().address()))
                .map(sa -> sa.name().uniqueId()).findFirst();
        if (existing.isPresent()) {
            children.forEach(
                    child -> table.find(existing.get()).ifPresent(sa -> Orders.give(turn, ImmutableList.of(), sa,
                            new Task.CreateChild(child, ImmutableList.of()), become)));
        } else if (!children.isEmpty()) {
            start(turn, ImmutableList.of(), connection.get(), ConfiguredPath.of(turn, connection.get())
                    .orElse(revival.path()), tasks(turn, children));
        }
    }

    private static TaskQueue tasks(Turn turn, ImmutableList<ChildConfig> children) {
        TaskQueue tasks = TaskQueue.EMPTY;
        for (ChildConfig child : children) {
            tasks = tasks.plus(new Task.CreateChild(child, ImmutableList.of()), turn.now());
        }
        return tasks;
    }

    private Optional<Connection> find(String name) {
        return configuration.connections(IkeVersion.IKEV2).stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
