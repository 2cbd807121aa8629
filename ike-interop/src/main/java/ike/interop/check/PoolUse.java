package ike.interop.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.config.AddressPool;
import ike.engine.config.Connection;
import java.util.List;

/** Pools that connections name and nobody defines, and pools that no connection names. */
final class PoolUse {
    private PoolUse() {
    }

    /**
     * What is to be said.
     *
     * @param complete false when there may be other connections, which are refused for errors of theirs
     */
    static ImmutableList<Remark> remarks(List<Connection> connections, List<AddressPool> pools, boolean complete) {
        ImmutableSet<String> known = pools.stream().map(AddressPool::name).collect(ImmutableSet.toImmutableSet());
        ImmutableSet<String> named = connections.stream()
                .flatMap(connection -> connection.addressing().pools().stream())
                .collect(ImmutableSet.toImmutableSet());
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            connection.addressing().pools().stream().filter(name -> !known.contains(name))
                    .forEach(name -> remarks.add(new Remark("connections." + connection.name() + ".pools",
                            "there is no pool " + name + "; expected a section pools." + name)));
        }
        known.stream().filter(name -> complete && !named.contains(name)).forEach(
                name -> remarks.add(new Remark("pools." + name, "no connection assigns addresses from it")));
        return remarks.build();
    }
}
