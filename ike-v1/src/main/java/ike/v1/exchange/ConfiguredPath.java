package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.v1.sa.SaName;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/** Where a connection is begun: from one address of ours to one of the peer's. No RFC section; RFC 3947 §4 has the ports. */
public final class ConfiguredPath {
    private static final int IKE_PORT = 500;

    private ConfiguredPath() {
    }

    /** The way to the peer, if the connection names an address of each side. */
    public static Optional<Path> of(Turn turn, Connection connection) {
        Optional<IpAddress> remote = exact(connection.remoteAddresses());
        Optional<IpAddress> local = exact(connection.localAddresses());
        return remote.isEmpty() || local.isEmpty()
                ? Optional.empty()
                : Optional.of(path(turn, connection, local.get(), remote.get()));
    }

    /** The connection of an SA, if it is configured by now to be begun along another way: its host has another address. */
    static Optional<Connection> elsewhere(Turn turn, SaName name) {
        return turn.surroundings().connections().stream().filter(c -> c.name().equals(name.connection().name()))
                .filter(c -> c.remoteAddresses().stream().anyMatch(AddressPattern::isNamed)
                        && of(turn, c).filter(path -> !path.equals(name.path())).isPresent())
                .findFirst();
    }

    /** The first single address among these. */
    public static Optional<IpAddress> exact(ImmutableList<AddressPattern> patterns) {
        return patterns.stream().filter(AddressPattern::isExact).map(AddressPattern::first).findFirst();
    }

    private static Path path(Turn turn, Connection connection, IpAddress local, IpAddress remote) {
        boolean plain = connection.remotePort() == IKE_PORT;
        int port = plain ? turn.environment().ikePort() : turn.environment().natPort();
        return new Path(plain ? Path.Transport.UDP : Path.Transport.UDP_ENCAPSULATED, new TransportAddress(local, port),
                new TransportAddress(remote, connection.remotePort()));
    }
}
