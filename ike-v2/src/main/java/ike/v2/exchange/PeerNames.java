package ike.v2.exchange;

import ike.crypto.Secret;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.wire.v2.Identification;
import java.util.Optional;

/** Who a connection expects at the other end. */
final class PeerNames {
    private PeerNames() {
    }

    /** True when the connection lets this identity in. */
    static boolean accepts(Connection connection, Identification peer) {
        return IdentityMatch.fit(pattern(connection), peer) > 0;
    }

    /** The one identity that is configured, if it is one. */
    static Optional<Identification> exact(Connection connection) {
        return pattern(connection) instanceof IdentityPattern.Exactly(Identification identity)
                ? Optional.of(identity)
                : Optional.empty();
    }

    /** Whom to look a secret up for before the peer has said who it is: the configured identity, else its address. */
    static Identification expected(Connection connection, Path path) {
        return exact(connection).orElseGet(() -> Identification.address(path.remote().address()));
    }

    /** The secret shared with whom the connection expects; of several peers that its pattern means, with the first that has one. */
    static Optional<Secret> secret(Turn turn, Connection connection, Identification local, Path path) {
        Optional<Secret> known = turn.surroundings().sharedSecret(local, expected(connection, path));
        boolean open = exact(connection).isPresent() || pattern(connection) instanceof IdentityPattern.Any;
        return known.isPresent() || open ? known : turn.surroundings().sharedSecret(local, pattern(connection));
    }

    /** For messages. */
    static String describe(Connection connection) {
        return switch (pattern(connection)) {
            case IdentityPattern.Any() -> "anybody";
            case IdentityPattern.Exactly(Identification identity) -> identity.describe();
            case IdentityPattern.Name(var name) -> "\"" + name + "\"";
            case IdentityPattern.Addresses(var range) -> "an address of " + range;
            case IdentityPattern.Suffix(var type, String suffix) -> type.label() + " *" + suffix;
        };
    }

    private static IdentityPattern pattern(Connection connection) {
        return connection.remote().getFirst().identity();
    }
}
