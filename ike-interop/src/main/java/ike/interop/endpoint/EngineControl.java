package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.SaId;
import ike.engine.config.Connection;
import ike.engine.config.EncryptionRound;
import ike.engine.config.SharedSecret;
import ike.engine.credential.Credentials;
import ike.engine.pool.AddressPools;
import ike.esp.Datapath;
import ike.esp.packet.Drop;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import java.util.function.Consumer;

/** What tasks in the engine's thread may see and do, by the parts of the endpoint that are theirs. */
final class EngineControl implements Control {
    private final EngineLoop loop;
    private final Datapath datapath;
    private final Inbox inbox;
    private final ConnectionBook book;
    private final WishBook wishes;
    private final PeerSearch search;
    private final ShuntBook shunts;

    EngineControl(EngineLoop loop, Datapath datapath, Inbox inbox, ConnectionBook book, WishBook wishes,
            PeerSearch search) {
        this.loop = loop;
        this.datapath = datapath;
        this.inbox = inbox;
        this.book = book;
        this.wishes = wishes;
        this.search = search;
        shunts = new ShuntBook(datapath);
    }

    @Override
    public Now now() {
        return SystemClock.now();
    }

    @Override
    public EngineView view() {
        return loop.engine().view();
    }

    @Override
    public Optional<IkeSaView> find(IkeSpi localSpi) {
        return loop.engine().view(localSpi);
    }

    @Override
    public Optional<Datapath.Usage> usage(SaId half) {
        return datapath.usage(half);
    }

    @Override
    public ImmutableMap<Drop, Long> drops() {
        return datapath.drops();
    }

    @Override
    public int waiting() {
        return inbox.size();
    }

    @Override
    public ImmutableList<Connection> connections() {
        return book.connections();
    }

    @Override
    public void load(Connection connection) {
        EncryptionRound.of(connection.local()).forEach(round -> loop.credentials().reserveForDecryption(round.key()));
        Connection known = search.remembered(connection);
        book.put(known);
        order(new Order.LoadConnection(wishes.loaded(known)), _ -> {
        });
        search.again(known.name());
    }

    @Override
    public ShuntBook shunts() {
        return shunts;
    }

    @Override
    public boolean unload(String connection) {
        boolean shunted = shunts.configured().stream().anyMatch(shunt -> shunt.connection().equals(connection));
        shunts.load(connection, ImmutableList.of());
        boolean known = book.remove(connection) || shunted;
        order(new Order.UnloadConnection(connection), _ -> {
        });
        return known;
    }

    @Override
    public void load(SharedSecret secret) {
        order(new Order.LoadSecret(secret), _ -> {
        });
    }

    @Override
    public void unloadSecret(String name) {
        order(new Order.UnloadSecret(name), _ -> {
        });
    }

    @Override
    public AddressPools pools() {
        return loop.pools();
    }

    @Override
    public void change(Consumer<Credentials> change) {
        change.accept(loop.credentials());
        Credentials known = loop.credentials();
        order(new Order.LoadAuthorities(known.anchors(), known.ocspResponders()), _ -> {
        });
    }

    @Override
    public Credentials credentials() {
        return loop.credentials();
    }

    @Override
    public void order(Order order, Consumer<Event> outcome) {
        loop.order(order, outcome);
    }

    @Override
    public void initiate(ChildName child, Consumer<Event> outcome) throws NoSuchName {
        fulfil(new Wish.Initiate(child), outcome);
    }

    @Override
    public void initiateIke(String connection, Consumer<Event> outcome) throws NoSuchName {
        fulfil(new Wish.InitiateIke(connection), outcome);
    }

    @Override
    public void installTrap(ChildName child, Consumer<Event> outcome) throws NoSuchName {
        fulfil(new Wish.InstallTrap(child), outcome);
    }

    private void fulfil(Wish wish, Consumer<Event> outcome) throws NoSuchName {
        if (!search.before(wish, () -> fulfilLater(wish, outcome))) {
            give(wish, outcome);
        }
    }

    private void fulfilLater(Wish wish, Consumer<Event> outcome) {
        try {
            give(wish, outcome);
        } catch (NoSuchName e) {
            outcome.accept(new Event.OrderFailed(String.valueOf(e.getMessage())));
        }
    }

    /** What became of the last order is what became of the wish. */
    private void give(Wish wish, Consumer<Event> outcome) throws NoSuchName {
        for (Order order : wishes.orders(wish, this::view)) {
            loop.order(order, !(order instanceof Order.LoadConnection) ? outcome : _ -> {
            });
        }
    }
}
