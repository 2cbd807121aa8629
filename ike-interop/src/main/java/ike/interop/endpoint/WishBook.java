package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.EngineView;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import java.util.Optional;

/** Makes orders for an engine of what a user wishes. */
final class WishBook {
    private final ConnectionBook book;
    private final SourceAddress.Routes routes;

    WishBook(ConnectionBook book, SourceAddress.Routes routes) {
        this.book = book;
        this.routes = routes;
    }

    /** The orders that fulfil a wish, given the SAs that are there. */
    ImmutableList<Order> orders(Wish wish, EngineView view) throws NoSuchName {
        return switch (wish) {
            case Wish.Initiate(ChildName child) -> {
                ConnectionBook.Entry entry = book.one(child);
                yield initiate(entry.connection(), Optional.of(entry.child().name()));
            }
            case Wish.InitiateIke(String connection) -> initiate(book.connection(connection), Optional.empty());
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

    /** The routes of the machine may have changed since the connection was loaded, so its source is chosen each time. */
    private ImmutableList<Order> initiate(Connection connection, Optional<String> child) throws NoSuchName {
        Connection settled = SourceAddress.settle(connection, routes);
        Order order = new Order.Initiate(settled.name(), child);
        return settled.equals(connection)
                ? ImmutableList.of(order)
                : ImmutableList.of(new Order.LoadConnection(settled), order);
    }

    private ImmutableList<Target> targets(ChildName name, EngineView view) throws NoSuchName {
        if (name.connection().isEmpty()) {
            return ImmutableList.of(new Target.Named(book.all(name).getFirst().child().name()));
        }
        book.one(name);
        ImmutableList<Target> found = view.ikeSas().stream().filter(ike -> name.isOf(ike.connection()))
                .flatMap(ike -> ike.children().stream())
                .filter(child -> child.name().equals(name.child()) && child.state().equals("INSTALLED"))
                .map(child -> new Target.Numbered(child.uniqueId())).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new NoSuchName("there is no SA of child " + name);
        }
        return found;
    }
}
