package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.Optional;

/**
 * Chooses the address from which a connection is initiated where the configuration leaves it open: the one from which
 * the system would send to the peer. An engine knows addresses only, so the choice is written into its copy of the
 * connection.
 */
final class SourceAddress {
    /** Who knows the routes of this machine. */
    @FunctionalInterface
    interface Routes {
        /** The address of ours from which the system would send to {@code remote}. */
        IpAddress toward(IpAddress remote) throws IOException;
    }

    private SourceAddress() {
    }

    /**
     * The connection with an exact local address in front, if it needs one and its peer has an exact address; else as it
     * is.
     *
     * @throws NoSuchName when there is no way to the peer, or it leaves from an address that is not configured
     */
    static Connection settle(Connection connection, Routes routes) throws NoSuchName {
        requireResolved(connection, "remote_addrs", connection.remoteAddresses());
        requireResolved(connection, "local_addrs", connection.localAddresses());
        Optional<IpAddress> remote = connection.remoteAddresses().stream().filter(AddressPattern::isExact)
                .map(AddressPattern::first).findFirst();
        if (remote.isEmpty() || hasExact(connection.localAddresses(), remote.get().isV4())) {
            return connection;
        }
        IpAddress local = toward(remote.get(), routes);
        boolean allowed = connection.localAddresses().isEmpty()
                || connection.localAddresses().stream().anyMatch(pattern -> pattern.matches(local));
        if (!allowed) {
            throw new NoSuchName("the way to " + remote.get() + " leaves from " + local
                    + ", which is not among local_addrs of connection " + connection.name());
        }
        return with(connection, local);
    }

    private static void requireResolved(Connection connection, String key, ImmutableList<AddressPattern> patterns)
            throws NoSuchName {
        if (!patterns.isEmpty() && patterns.stream().allMatch(AddressPattern::isUnresolved)) {
            throw new NoSuchName("the host " + patterns.getFirst().host() + ", which " + key + " of connection "
                    + connection.name() + " names, cannot be resolved; expected a name that this machine's resolver"
                    + " knows an address of");
        }
    }

    private static boolean hasExact(ImmutableList<AddressPattern> patterns, boolean v4) {
        return patterns.stream().anyMatch(pattern -> pattern.isExact() && pattern.first().isV4() == v4);
    }

    private static IpAddress toward(IpAddress remote, Routes routes) throws NoSuchName {
        try {
            return routes.toward(remote);
        } catch (IOException e) {
            throw new NoSuchName("there is no way to " + remote + ": " + e.getMessage());
        }
    }

    /** What the configuration says of our address still holds: peers may come to any address that it allows. */
    private static Connection with(Connection c, IpAddress local) {
        ImmutableList<AddressPattern> addresses = ImmutableList.<AddressPattern>builder()
                .add(AddressPattern.exactly(local)).addAll(c.localAddresses()).build();
        return c.between(addresses, c.remoteAddresses());
    }
}
