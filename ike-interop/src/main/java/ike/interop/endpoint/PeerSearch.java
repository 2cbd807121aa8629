package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.TrapView;
import ike.engine.config.Connection;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Knows where peers are whose hosts connections name: looks before a connection is begun, and again while its peer does not answer,
 * so that the next attempt goes where the peer is by then. Confined to the engine's thread.
 */
final class PeerSearch {
    /** So long strangers do not make us look again. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final NamedHosts hosts;
    private final ConnectionBook book;
    private final WishBook wishes;
    private final Consumer<Order> orders;
    private OptionalLong looked = OptionalLong.empty();

    PeerSearch(NamedHosts hosts, ConnectionBook book, WishBook wishes, Consumer<Order> orders) {
        this.hosts = hosts;
        this.book = book;
        this.wishes = wishes;
        this.orders = orders;
    }

    /**
     * Looks for the peer of the connection that a wish would begin, and does {@code then} afterwards.
     *
     * @return false when there is nothing to look for: then nothing is done
     */
    boolean before(Wish wish, Runnable then) throws NoSuchName {
        return before(wishes.begun(wish), then);
    }

    /** The same for the connection that a packet would begin. */
    boolean before(TrapView trap, Runnable then) {
        return before(book.find(trap.connection()), then);
    }

    /**
     * Looks for all hosts that connections name, when somebody begins from where no connection expects anybody, and does {@code
     * then} afterwards: the host may have moved.
     *
     * @return false when there is nothing to look for, or it was looked for a moment ago: then nothing is done
     */
    boolean before(PassedMessage message, Now now, Runnable then) {
        boolean late = looked.isEmpty() || now.nanos() - looked.getAsLong() >= PAUSE.toNanos();
        if (!message.isBeginning() || !late) {
            return false;
        }
        ImmutableList<Connection> named = book.connections().stream().filter(NamedHosts::areIn)
                .collect(ImmutableList.toImmutableList());
        if (named.isEmpty() || book.connections().stream()
                .anyMatch(connection -> expects(connection, message.path().remote().address()))) {
            return false;
        }
        looked = OptionalLong.of(now.nanos());
        AtomicInteger left = new AtomicInteger(named.size());
        named.forEach(connection -> hosts.locate(connection, found -> {
            take(found);
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        }));
        return true;
    }

    private static boolean expects(Connection connection, IpAddress peer) {
        return connection.remoteAddresses().stream().anyMatch(pattern -> pattern.matches(peer));
    }

    /** True when some connection names a host. */
    boolean isOfUse() {
        return book.connections().stream().anyMatch(NamedHosts::areIn);
    }

    private boolean before(Optional<Connection> begun, Runnable then) {
        Optional<Connection> named = begun.filter(NamedHosts::areIn);
        named.ifPresent(connection -> hosts.locate(connection, found -> {
            take(found);
            then.run();
        }));
        return named.isPresent();
    }

    /** Looks for a peer that does not answer, or was not looked for yet. */
    void again(String connection) {
        book.find(connection).filter(known -> NamedHosts.areIn(known) && !hosts.isAskedFor(known))
                .ifPresent(known -> hosts.locate(known, this::take));
    }

    /** A connection that is loaded anew as it was has its peer where it was. */
    Connection remembered(Connection connection) {
        return book.find(connection.name()).filter(known -> isSame(known, connection)).orElse(connection);
    }

    private void take(Connection found) {
        book.find(found.name()).filter(known -> isSame(known, found) && !known.equals(found)).ifPresent(_ -> {
            book.put(found);
            orders.accept(new Order.LoadConnection(wishes.reachable(found)));
        });
    }

    private static boolean isSame(Connection a, Connection b) {
        return a.unresolved().equals(b.unresolved());
    }
}
