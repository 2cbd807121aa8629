package ike.v1.exchange;

import ike.engine.Path;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.wire.ip.IpAddress;
import ike.wire.v1.Identification;
import java.util.List;
import java.util.Optional;

/**
 * Finds the connection of a peer that begins: by addresses alone in Main Mode, which tells no identity before there are
 * keys, and by identity too in Aggressive Mode (RFC 2409 §5).
 */
final class ConnectionSearch {
    private ConnectionSearch() {
    }

    /** The first that fits this path, this mode, and the peer if it has said who it is. */
    static Connection find(Turn turn, Path path, Mode mode, Optional<Identification> peer) throws Refused {
        return turn.surroundings().connections().stream()
                .filter(c -> Mode.of(c) == mode && fits(c.localAddresses(), path.local().address())
                        && fits(c.remoteAddresses(), path.remote().address())
                        && peer.map(id -> Identities.isMeant(c, id)).orElse(true))
                .findFirst().orElseThrow(() -> new Refused(new Refusal.NoProposal("no connection of IKEv1 in "
                        + mode.exchange().label() + " is configured for " + path
                        + peer.map(id -> " and " + id.describe()).orElse(""))));
    }

    private static boolean fits(List<AddressPattern> patterns, IpAddress address) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address));
    }
}
