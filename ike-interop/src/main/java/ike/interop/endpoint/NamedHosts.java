package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.swanctl.HostNames;
import ike.wire.ip.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds out, again and again, where the hosts are that {@code local_addrs} and {@code remote_addrs} name: in threads of its own,
 * since resolvers take their time, and for the engine's thread, to which it is confined otherwise. A host that cannot be found is
 * where it was.
 */
final class NamedHosts {
    private final HostNames names;
    private final Inbox inbox;
    private final Journal journal;
    private final Map<String, ImmutableList<Consumer<Map<String, ImmutableList<IpAddress>>>>> waiting = new HashMap<>();

    NamedHosts(HostNames names, Inbox inbox, Journal journal) {
        this.names = names;
        this.inbox = inbox;
        this.journal = journal;
    }

    /** True when a connection names hosts. */
    static boolean areIn(Connection connection) {
        return sides(connection).anyMatch(AddressPattern::isNamed);
    }

    /** True while somebody waits to hear where the hosts of this connection are. */
    boolean isAskedFor(Connection connection) {
        return waiting.containsKey(connection.name());
    }

    /**
     * Has the connection's hosts looked up, and hands over the connection with the addresses that they have then; never before this
     * returns. Who asks while others wait for the same gets the same answer.
     */
    void locate(Connection connection, Consumer<Connection> whenFound) {
        Consumer<Map<String, ImmutableList<IpAddress>>> taking = found -> whenFound
                .accept(located(connection, found));
        ImmutableList<Consumer<Map<String, ImmutableList<IpAddress>>>> before = waiting
                .getOrDefault(connection.name(), ImmutableList.of());
        waiting.put(connection.name(), ImmutableList.<Consumer<Map<String, ImmutableList<IpAddress>>>>builder()
                .addAll(before).add(taking).build());
        if (before.isEmpty()) {
            ImmutableSet<String> hosts = sides(connection).filter(AddressPattern::isNamed).map(AddressPattern::host)
                    .collect(ImmutableSet.toImmutableSet());
            Thread.ofVirtual().name("ike-hosts").start(() -> ask(connection.name(), hosts));
        }
    }

    private void ask(String connection, ImmutableSet<String> hosts) {
        Map<String, ImmutableList<IpAddress>> found = new LinkedHashMap<>();
        hosts.forEach(host -> found.put(host, names.addressesOf(host)));
        inbox.put(new Errand.Asked(_ -> tell(connection, found)));
    }

    private void tell(String connection, Map<String, ImmutableList<IpAddress>> found) {
        found.forEach((host, addresses) -> {
            if (addresses.isEmpty()) {
                journal.remark(LogGroup.CFG, "the host " + host + " of connection " + connection
                        + " cannot be resolved: the resolver knows no address of it, or does not answer");
            }
        });
        ImmutableList<Consumer<Map<String, ImmutableList<IpAddress>>>> all = waiting.remove(connection);
        if (all != null) {
            all.forEach(one -> one.accept(found));
        }
    }

    private static Stream<AddressPattern> sides(Connection connection) {
        return Stream.concat(connection.localAddresses().stream(), connection.remoteAddresses().stream());
    }

    private static Connection located(Connection connection, Map<String, ImmutableList<IpAddress>> found) {
        return connection.between(located(connection.localAddresses(), found),
                located(connection.remoteAddresses(), found));
    }

    /** Each name once, where it stands first, with what was found of it; with what was known before if that is nothing. */
    private static ImmutableList<AddressPattern> located(List<AddressPattern> patterns,
            Map<String, ImmutableList<IpAddress>> found) {
        ImmutableSet.Builder<AddressPattern> located = ImmutableSet.builder();
        for (AddressPattern pattern : patterns) {
            ImmutableList<IpAddress> addresses = found.getOrDefault(pattern.host(), ImmutableList.of());
            if (addresses.isEmpty()) {
                located.add(pattern);
            }
            addresses.forEach(address -> located.add(AddressPattern.of(pattern.host(), address)));
        }
        return located.build().asList();
    }
}
