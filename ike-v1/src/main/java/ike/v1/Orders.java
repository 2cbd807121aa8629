package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.config.AnyPeer;
import ike.engine.config.ChildConfig;
import ike.engine.config.Configuration;
import ike.engine.config.Connection;
import ike.v1.exchange.ConfiguredPath;
import ike.v1.exchange.DeadPeers;
import ike.v1.exchange.Endings;
import ike.v1.exchange.ModeConfigs;
import ike.v1.exchange.Successions;
import ike.v1.exchange.Transitions;
import ike.v1.exchange.Turn;
import ike.v1.message.Notifications;
import ike.v1.message.Refused;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.WantedChild;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns orders into exchanges, or answers them at once. */
final class Orders {
    private final Configuration configuration;
    private final EngineSurroundings surroundings;
    private final SaTable table;

    Orders(Configuration configuration, EngineSurroundings surroundings, SaTable table) {
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.table = table;
    }

    /** Carries out one order; SAs that it changes go through {@code become}. */
    void carryOut(Turn turn, OrderId id, Order order, BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        ImmutableList<OrderId> orders = ImmutableList.of(id);
        switch (order) {
            case Order.InitiateTo(String connection, String child, IpAddress local, IpAddress remote) ->
                initiate(turn, orders, connection, child, local, remote, become);
            case Order.Initiate(String connection, Optional<String> child) ->
                initiate(turn, orders, connection, child, become);
            case Order.TerminateIke(Target target) -> terminate(turn, orders, target, become);
            case Order.RekeyIke(Target target) ->
                onIke(turn, orders, target, sa -> Optional.of(Successions.begin(turn, sa, orders)), become);
            case Order.Reauthenticate(Target target) ->
                onIke(turn, orders, target, sa -> Optional.of(Successions.begin(turn, sa, orders)), become);
            case Order.CheckLiveness(Target target) ->
                onIke(turn, orders, target, sa -> Optional.of(DeadPeers.ask(turn, sa, orders)), become);
            case Order.Redirect _ ->
                turn.answer(orders, new Event.OrderFailed("IKEv1 sends nobody to another gateway"));
            case Order.TerminateChild(Target target) -> onChildren(turn, orders, target, ChildOrders.DELETE, become);
            case Order.RekeyChild(Target target) -> onChildren(turn, orders, target, ChildOrders.REKEY, become);
            case Order.Shutdown() -> shutdown(turn, orders, become);
            case Order.LoadConnection(Connection connection) -> {
                configuration.load(connection);
                turn.answer(orders, new Event.OrderDone("loaded connection " + connection.name()));
            }
            case Order.UnloadConnection(String name) ->
                answer(turn, orders, configuration.unload(name), "connection " + name);
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
            case Order.InstallTrap _,Order.UninstallTrap _ ->
                turn.answer(orders, new Event.OrderFailed("the engine of IKEv1 has no policies of its own"));
        }
    }

    private static void answer(Turn turn, ImmutableList<OrderId> orders, boolean found, String what) {
        turn.answer(orders,
                found ? new Event.OrderDone("unloaded " + what) : new Event.OrderFailed("there is no " + what));
    }

    private void initiate(Turn turn, ImmutableList<OrderId> orders, String name, Optional<String> childName,
            BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        Optional<Connection> connection = surroundings.connections().stream()
                .filter(c -> c.name().equals(name)).findFirst();
        Optional<ChildConfig> child = connection.flatMap(c -> childName.isPresent()
                ? c.child(childName.get())
                : c.children().stream().findFirst());
        if (child.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("there is no IKEv1 connection " + name + " with child "
                    + childName.orElse("of any name")));
            return;
        }
        begin(turn, connection.get(), new WantedChild(child.get(), orders), _ -> true, become);
    }

    private void initiate(Turn turn, ImmutableList<OrderId> orders, String name, String childName, IpAddress local,
            IpAddress remote, BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        Optional<AnyPeer> peer = surroundings.connections().stream().filter(c -> c.name().equals(name))
                .flatMap(connection -> connection.child(childName).stream()
                        .flatMap(child -> AnyPeer.of(connection, child, local, remote).stream()))
                .findFirst();
        if (peer.isPresent()) {
            begin(turn, peer.get().connection(), new WantedChild(peer.get().child(), orders),
                    sa -> sa.name().path().remote().address().equals(remote), become);
        } else {
            turn.answer(orders, new Event.OrderFailed(
                    "there is no child " + name + "/" + childName + " between " + local + " and " + remote));
        }
    }

    private void begin(Turn turn, Connection connection, WantedChild wanted, Predicate<IsakmpSa> which,
            BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        Optional<IsakmpSa> existing = table.ofConnection(connection.name()).stream().filter(Orders::canHaveMore)
                .filter(which).findFirst();
        if (existing.isPresent()) {
            become.accept(existing.get(), Optional.of(add(turn, existing.get(), wanted)));
        } else {
            start(turn, connection, wanted).ifPresent(sa -> become.accept(sa, Optional.of(sa)));
        }
    }

    private static boolean canHaveMore(IsakmpSa sa) {
        return switch (sa) {
            case Established established -> !established.isReplaced();
            case ExtendedAuth _ -> true;
            case Connecting connecting -> connecting.name().initiator();
        };
    }

    private static IsakmpSa add(Turn turn, IsakmpSa sa, WantedChild wanted) {
        return switch (sa) {
            case Connecting.Initiating initiating ->
                initiating.with(wanted.among(initiating.wanted()), initiating.sent());
            case Established established when established.children().values().stream()
                    .anyMatch(child -> !child.replaced() && child.config().name().equals(wanted.config().name())) -> {
                turn.answer(wanted.orders(),
                        new Event.OrderDone("CHILD_SA " + wanted.config().name() + " is up already"));
                yield sa;
            }
            case Established established -> ModeConfigs.want(turn, established, wanted);
            case ExtendedAuth user -> user.plus(wanted);
            case Connecting.Asking asking -> asking.with(wanted.among(asking.wanted()));
            case Connecting.Responding _ -> sa;
        };
    }

    private static Optional<IsakmpSa> start(Turn turn, Connection connection, WantedChild wanted) {
        Optional<Path> path = ConfiguredPath.of(turn, connection);
        if (path.isEmpty()) {
            turn.answer(wanted.orders(), new Event.OrderFailed("connection " + connection.name() + " names no single "
                    + (ConfiguredPath.exact(connection.remoteAddresses()).isEmpty() ? "remote" : "local")
                    + " address"));
            return Optional.empty();
        }
        try {
            return Optional.of(Transitions.start(turn, connection, path.get(), ImmutableList.of(wanted)));
        } catch (Refused refused) {
            turn.answer(wanted.orders(),
                    new Event.OrderFailed(Notifications.failure(refused.refusal()).summary()));
            return Optional.empty();
        }
    }

    /** One that is up is deleted, one on its way there is forgotten. */
    private void terminate(Turn turn, ImmutableList<OrderId> orders, Target target,
            BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        ImmutableList<IsakmpSa> found = named(target);
        if (found.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("there is no such IKE_SA"));
        }
        for (IsakmpSa sa : found) {
            switch (sa) {
                case Established established -> Endings.delete(turn, established, orders, "by order");
                case Connecting connecting -> Endings.forget(turn, connecting.wanted(), orders);
                case ExtendedAuth user -> Endings.forget(turn, user.wanted(), orders);
            }
            become.accept(sa, Optional.empty());
        }
    }

    private ImmutableList<IsakmpSa> named(Target target) {
        return (switch (target) {
            case Target.Named(String name) -> table.ofConnection(name).stream();
            case Target.Numbered(long uniqueId) -> table.find(uniqueId).stream();
        }).collect(ImmutableList.toImmutableList());
    }

    private void onIke(Turn turn, ImmutableList<OrderId> orders, Target target,
            Function<Established, Optional<IsakmpSa>> action, BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        ImmutableList<Established> found = named(target).stream().filter(Established.class::isInstance)
                .map(Established.class::cast).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("there is no such IKE_SA"));
        }
        found.forEach(sa -> become.accept(sa, action.apply(sa)));
    }

    private void onChildren(Turn turn, ImmutableList<OrderId> orders, Target target, ChildOrders action,
            BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        boolean found = false;
        for (IsakmpSa sa : table.snapshot()) {
            if (sa instanceof Established established) {
                ImmutableList<ChildSa> children = action.named(established, target);
                found |= !children.isEmpty();
                become.accept(sa, Optional.of(action.carryOut(turn, established, children, orders)));
            }
        }
        if (!found) {
            turn.answer(orders, new Event.OrderFailed("there is no such CHILD_SA"));
        }
    }

    private void shutdown(Turn turn, ImmutableList<OrderId> orders, BiConsumer<IsakmpSa, Optional<IsakmpSa>> become) {
        for (IsakmpSa sa : table.snapshot()) {
            if (sa instanceof Established established) {
                Endings.delete(turn, established, ImmutableList.of(), "shutdown");
            }
            become.accept(sa, Optional.empty());
        }
        turn.answer(orders, new Event.OrderDone("every SA is deleted"));
    }
}
