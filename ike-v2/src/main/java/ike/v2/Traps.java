package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Policy;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.v2.exchange.Turn;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of children that come up with their first packet (RFC 4301 §5.1; RFC 7296 §2.9): the datapath asks for an SA
 * by the policy's id.
 */
final class Traps {
    private final Map<Long, Trap> traps = new LinkedHashMap<>();
    private long last;

    /** The child that a policy stands for. */
    record Trap(String connection, String child) {
    }

    Optional<Trap> find(long policy) {
        return Optional.ofNullable(traps.get(policy));
    }

    /** Installs the traps of a connection, in the place of those that it had. */
    void load(Turn turn, Connection connection) {
        unload(turn, connection.name());
        connection.children().stream().filter(child -> child.startAction().traps())
                .forEach(child -> install(turn, connection, child));
    }

    /** Installs the trap of a child that is gone, unless it has one. */
    void hold(Turn turn, Connection connection, String name) {
        if (!traps.containsValue(new Trap(connection.name(), name))) {
            connection.child(name).ifPresent(child -> install(turn, connection, child));
        }
    }

    private void install(Turn turn, Connection connection, ChildConfig child) {
        ImmutableList<AddressRange> local = ranges(child.local(), connection.localAddresses());
        ImmutableList<AddressRange> remote = ranges(child.remote(), connection.remoteAddresses());
        if (!local.isEmpty() && !remote.isEmpty()) {
            last++;
            traps.put(last, new Trap(connection.name(), child.name()));
            turn.effect(new Effect.InstallPolicy(new Policy(last, Policy.Action.PROTECT, 0, local, remote)));
        }
    }

    /** Takes the traps of a connection away. */
    void unload(Turn turn, String connection) {
        ImmutableList<Long> ids = traps.entrySet().stream().filter(e -> e.getValue().connection().equals(connection))
                .map(Map.Entry::getKey).collect(ImmutableList.toImmutableList());
        for (long id : ids) {
            traps.remove(id);
            turn.effect(new Effect.RemovePolicy(id));
        }
    }

    /** The selectors; a side's own addresses where they are configured one by one, and nothing where they are not. */
    private static ImmutableList<AddressRange> ranges(List<SelectorSpec> specs, List<AddressPattern> addresses) {
        ImmutableList<AddressPattern> own = addresses.stream().filter(AddressPattern::isExact)
                .collect(ImmutableList.toImmutableList());
        return specs.stream().flatMap(spec -> spec.resolve(own).stream()).collect(ImmutableList.toImmutableList());
    }
}
