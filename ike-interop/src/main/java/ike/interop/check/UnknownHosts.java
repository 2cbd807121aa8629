package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import java.util.List;

/** Hosts that connections name and of which this machine's resolver knows no address now. */
final class UnknownHosts {
    private UnknownHosts() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            String key = "connections." + connection.name();
            add(remarks, key + ".local_addrs", connection.localAddresses());
            add(remarks, key + ".remote_addrs", connection.remoteAddresses());
        }
        return remarks.build();
    }

    private static void add(ImmutableList.Builder<Remark> remarks, String key, List<AddressPattern> patterns) {
        patterns.stream().filter(AddressPattern::isUnresolved).forEach(pattern -> remarks.add(new Remark(key,
                "the host " + pattern.host()
                        + " cannot be resolved here and now; it is looked up again at each start")));
    }
}
