package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.v2.sa.SaName;
import ike.wire.ip.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a connection is begun: from one address of ours to one of the peer's (RFC 7296 §2.11, §2.23). */
public final class ConfiguredPath {
    private static final int IKE_PORT = 500;

    private ConfiguredPath() {
    }

    /** The way to the peer, if the connection names one address of it, and one of ours of the same family. */
    public static Optional<Path> of(Turn turn, Connection connection) {
        Optional<IpAddress> remote = exact(connection.remoteAddresses()).findFirst();
        Optional<IpAddress> local = exact(connection.localAddresses())
                .filter(a -> remote.isEmpty() || a.isV4() == remote.get().isV4()).findFirst();
        return remote.isEmpty() || local.isEmpty()
                ? Optional.empty()
                : Optional.of(path(turn, connection, local.get(), remote.get()));
    }

    /**
     * The connection of an attempt, if it is configured by now to be begun along another way: its host has another address. One
     * that was sent to another gateway stays there (RFC 5685).
     */
    static Optional<Connection> elsewhere(Turn turn, SaName name) {
        return turn.surroundings().connections().stream().filter(c -> c.name().equals(name.connection().name()))
                .filter(c -> name.redirects().from().isEmpty()
                        && c.remoteAddresses().stream().anyMatch(AddressPattern::isNamed)
                        && of(turn, c).filter(path -> !path.equals(name.path())).isPresent())
                .findFirst();
    }

    /** The way that is tried behind that of an attempt, each address of the peer in turn (RFC 4555 §3.1); nothing if there is no other. */
    static Optional<Path> next(Turn turn, SaName name) {
        ImmutableList<Path> all = all(turn, name.connection());
        int used = all.indexOf(name.path());
        return used < 0 || all.size() < 2 || !name.redirects().from().isEmpty()
                ? Optional.empty()
                : Optional.of(all.get((used + 1) % all.size()));
    }

    private static ImmutableList<Path> all(Turn turn, Connection connection) {
        ImmutableList<IpAddress> remotes = exact(connection.remoteAddresses()).collect(ImmutableList.toImmutableList());
        return Stream.concat(exact(connection.localAddresses()), turn.surroundings().usableAddresses().stream()
                .filter(address -> connection.localAddresses().stream().anyMatch(p -> p.matches(address)))).distinct()
                .flatMap(local -> remotes.stream().filter(remote -> remote.isV4() == local.isV4())
                        .map(remote -> path(turn, connection, local, remote)))
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<IpAddress> exact(List<AddressPattern> patterns) {
        return patterns.stream().filter(AddressPattern::isExact).map(AddressPattern::first);
    }

    /**
     * A peer at a port of its own gets the non-ESP marker from the first message on, as at port 4500 (RFC 7296 §2.23).
     */
    private static Path path(Turn turn, Connection connection, IpAddress local, IpAddress remote) {
        boolean plain = connection.remotePort() == IKE_PORT;
        int port = plain ? turn.environment().ikePort() : turn.environment().natPort();
        return new Path(plain ? Path.Transport.UDP : Path.Transport.UDP_ENCAPSULATED, new TransportAddress(local, port),
                new TransportAddress(remote, connection.remotePort()));
    }
}
