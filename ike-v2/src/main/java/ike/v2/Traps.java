package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Policy;
import ike.engine.TrapView;
import ike.engine.config.AddressPattern;
import ike.engine.config.AnyPeer;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.v2.exchange.Turn;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policies of children that come up with their first packet (RFC 4301 §5.1; RFC 7296 §2.9): the datapath asks for an SA
 * by the policy's id.
 */
final class Traps {
    private static final ImmutableList<AddressPattern> ANYWHERE = ImmutableList.of(AddressPattern.ANY4,
            AddressPattern.ANY6);

    private final Map<Long, TrapView> traps = new LinkedHashMap<>();
    private long last;

    /** The child that a policy stands for. */
    Optional<TrapView> find(long policy) {
        return Optional.ofNullable(traps.get(policy));
    }

    /** All of them, in the order in which they were installed. */
    ImmutableList<TrapView> all() {
        return ImmutableList.copyOf(traps.values());
    }

    /**
     * Installs the traps of a connection in the place of those that it had: of the children that shall have one from the
     * start, or, if its children are the same as before, of those that have one by now.
     */
    void load(Turn turn, Optional<Connection> before, Connection connection) {
        ImmutableSet<String> now = traps.values().stream().filter(trap -> trap.connection().equals(connection.name()))
                .map(TrapView::child).collect(ImmutableSet.toImmutableSet());
        boolean same = before.isPresent() && before.get().children().equals(connection.children());
        unload(turn, connection.name());
        connection.children().stream()
                .filter(child -> (same && isPossible(before.get(), child))
                        ? now.contains(child.name())
                        : child.startAction().traps())
                .forEach(child -> install(turn, connection, child));
    }

    /** False where nobody knew what the selectors mean, because a host could not be found. */
    private static boolean isPossible(Connection connection, ChildConfig child) {
        return !local(connection, child).isEmpty() && !remote(connection, child).isEmpty();
    }

    /** Installs the trap of a child that is gone, unless it has one. */
    void hold(Turn turn, Connection connection, String name) {
        if (!has(connection.name(), name)) {
            connection.child(name).ifPresent(child -> install(turn, connection, child));
        }
    }

    /** Installs a policy by order. */
    void install(Turn turn, ImmutableList<OrderId> orders, Optional<Connection> connection, String name,
            String childName) {
        Optional<ChildConfig> child = connection.flatMap(found -> found.child(childName));
        if (child.isEmpty()) {
            turn.answer(orders, new Event.OrderFailed("there is no child " + name));
        } else if (renew(turn, connection.orElseThrow(), child.get())) {
            turn.answer(orders, new Event.OrderDone("installed policy " + name));
        } else {
            turn.answer(orders, new Event.OrderFailed("the addresses of " + name
                    + " are not known: its selectors are dynamic, and local_addrs or remote_addrs name no single one"));
        }
    }

    /** Installs the trap of a child, in the place of the one that it may have; false when its addresses are not known. */
    boolean renew(Turn turn, Connection connection, ChildConfig child) {
        boolean _ = remove(turn, connection.name(), child.name());
        install(turn, connection, child);
        return has(connection.name(), child.name());
    }

    /** Takes the trap of a child away; false when it has none. */
    boolean remove(Turn turn, String connection, String child) {
        return remove(turn, trap -> trap.connection().equals(connection) && trap.child().equals(child));
    }

    /** True when a child has one. */
    boolean has(String connection, String child) {
        return traps.values().stream()
                .anyMatch(trap -> trap.connection().equals(connection) && trap.child().equals(child));
    }

    private void install(Turn turn, Connection connection, ChildConfig child) {
        ImmutableList<AddressRange> local = local(connection, child);
        ImmutableList<AddressRange> remote = remote(connection, child);
        if (!local.isEmpty() && !remote.isEmpty()) {
            last++;
            boolean anyPeer = AnyPeer.isOf(connection, child);
            traps.put(last, new TrapView(last, connection.name(), child.name(), child.mode(), local, remote, anyPeer));
            turn.effect(new Effect.InstallPolicy(new Policy(last, Policy.Action.PROTECT,
                    child.packets().priority(), local, remote, anyPeer)));
        }
    }

    /** Takes the traps of a connection away. */
    void unload(Turn turn, String connection) {
        boolean _ = remove(turn, trap -> trap.connection().equals(connection));
    }

    private boolean remove(Turn turn, Predicate<TrapView> which) {
        ImmutableList<TrapView> gone = traps.values().stream().filter(which).collect(ImmutableList.toImmutableList());
        for (TrapView trap : gone) {
            traps.remove(trap.policy());
            turn.effect(new Effect.RemovePolicy(trap.policy()));
        }
        return !gone.isEmpty();
    }

    private static ImmutableList<AddressRange> local(Connection connection, ChildConfig child) {
        return ranges(connection, child, child.local(), connection.localAddresses());
    }

    private static ImmutableList<AddressRange> remote(Connection connection, ChildConfig child) {
        return ranges(connection, child, child.remote(), connection.remoteAddresses());
    }

    /**
     * The selectors; a side's own addresses where they are configured one by one, and nothing where they are not, unless packets tell
     * who the peer is.
     */
    private static ImmutableList<AddressRange> ranges(Connection connection, ChildConfig child,
            List<SelectorSpec> specs, List<AddressPattern> addresses) {
        ImmutableList<AddressPattern> own = AnyPeer.isOf(connection, child)
                ? addresses.isEmpty() ? ANYWHERE : ImmutableList.copyOf(addresses)
                : addresses.stream().filter(AddressPattern::isExact).collect(ImmutableList.toImmutableList());
        return specs.stream().flatMap(spec -> spec.resolve(own).stream()).collect(ImmutableList.toImmutableList());
    }
}
