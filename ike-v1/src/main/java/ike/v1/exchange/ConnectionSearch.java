package ike.v1.exchange;

import ike.engine.Path;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.wire.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the connection of a peer that begins, by addresses alone: Main Mode tells no identity before there are keys.
 */
final class ConnectionSearch {
    private ConnectionSearch() {
    }

    /** The first that fits this path. */
    static Optional<Connection> find(Turn turn, Path path) {
        return turn.surroundings().connections().stream()
                .filter(c -> fits(c.localAddresses(), path.local().address())
                        && fits(c.remoteAddresses(), path.remote().address()))
                .findFirst();
    }

    private static boolean fits(List<AddressPattern> patterns, IpAddress address) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address));
    }
}
