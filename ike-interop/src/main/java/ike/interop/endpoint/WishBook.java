package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.EngineView;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Reactions;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes orders for an engine of what a user wishes. */
final class WishBook {
    private final ConnectionBook book;
    private final SourceAddress.Routes routes;

    WishBook(ConnectionBook book, SourceAddress.Routes routes) {
        this.book = book;
        this.routes = routes;
    }

    /**
     * The orders that fulfil a wish.
     *
     * @param view the SAs that are there; looked at only where they matter, since that costs time for each
     */
    ImmutableList<Order> orders(Wish wish, Supplier<EngineView> view) throws NoSuchName {
        return switch (wish) {
            case Wish.Initiate(ChildName child) -> {
                ConnectionBook.Entry entry = book.one(child);
                yield settled(entry.connection(),
                        new Order.Initiate(entry.connection().name(), Optional.of(entry.child().name())));
            }
            case Wish.InitiateIke(String connection) -> settled(book.connection(connection),
                    new Order.Initiate(connection, Optional.empty()));
            case Wish.InstallTrap(ChildName child) -> {
                ConnectionBook.Entry entry = book.one(child);
                yield settled(entry.connection(),
                        new Order.InstallTrap(entry.connection().name(), entry.child().name()));
            }
            case Wish.RekeyChild(ChildName child) ->
                targets(child, view).stream().map(Order.RekeyChild::new).collect(ImmutableList.toImmutableList());
            case Wish.TerminateChild(ChildName child) ->
                targets(child, view).stream().map(Order.TerminateChild::new).collect(ImmutableList.toImmutableList());
            case Wish.RekeyIke(String connection) ->
                ImmutableList.of(new Order.RekeyIke(new Target.Named(book.connection(connection).name())));
            case Wish.TerminateIke(String connection) ->
                ImmutableList.of(new Order.TerminateIke(new Target.Named(book.connection(connection).name())));
            case Wish.TerminateOneChild(long uniqueId) ->
                ImmutableList.of(new Order.TerminateChild(new Target.Numbered(uniqueId)));
        };
    }

    /** The connection that a wish may begin an IKE SA of. */
    Optional<Connection> begun(Wish wish) throws NoSuchName {
        return switch (wish) {
            case Wish.Initiate(ChildName child) -> Optional.of(book.one(child).connection());
            case Wish.InstallTrap(ChildName child) -> Optional.of(book.one(child).connection());
            case Wish.InitiateIke(String connection) -> Optional.of(book.connection(connection));
            default -> Optional.empty();
        };
    }

    /**
     * A connection as the engine shall know it: with its own address where packets alone may have to bring it up. One without
     * a way to its peer stays as it is.
     */
    Connection loaded(Connection connection) {
        return connection.children().stream().noneMatch(WishBook::mayTrap) ? connection : reachable(connection);
    }

    /** The connection with its own address, if there is a way to its peer. */
    Connection reachable(Connection connection) {
        try {
            return SourceAddress.settle(connection, routes);
        } catch (NoSuchName _) {
            return connection;
        }
    }

    private static boolean mayTrap(ChildConfig child) {
        return child.startAction().traps() || child.reactions().close() == Reactions.Reaction.TRAP
                || child.reactions().dpd() == Reactions.Reaction.TRAP;
    }

    /** The routes of the machine may have changed since the connection was loaded, so its source is chosen each time. */
    private ImmutableList<Order> settled(Connection connection, Order order) throws NoSuchName {
        Connection settled = SourceAddress.settle(connection, routes);
        return settled.equals(connection)
                ? ImmutableList.of(order)
                : ImmutableList.of(new Order.LoadConnection(settled), order);
    }

    private ImmutableList<Target> targets(ChildName name, Supplier<EngineView> view) throws NoSuchName {
        if (name.connection().isEmpty()) {
            return ImmutableList.of(new Target.Named(book.all(name).getFirst().child().name()));
        }
        book.one(name);
        ImmutableList<Target> found = view.get().ikeSas().stream().filter(ike -> name.isOf(ike.connection()))
                .flatMap(ike -> ike.children().stream())
                .filter(child -> child.name().equals(name.child()) && child.state().equals("INSTALLED"))
                .map(child -> new Target.Numbered(child.uniqueId())).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new NoSuchName("there is no SA of child " + name);
        }
        return found;
    }
}
