package ike.engine;

import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.Proof;
import ike.engine.config.UniquePolicy;
import java.util.List;

/**
 * Which older SAs a peer has lost when it says on a new one that it has no other between the same two identities (INITIAL_CONTACT:
 * RFC 7296 §2.4, RFC 2407 §4.6.3.3). That the identities are the same, the caller knows.
 */
public final class InitialContact {
    private InitialContact() {
    }

    /**
     * True when what is said on one SA ends an older one. That one may be of another connection, but of none that would not have let
     * its peer in by the same proofs: whoever can show less would end the SAs of those who show more. And it is of the same address
     * family, because strongSwan says it once in each.
     */
    public static boolean ends(Connection olderConnection, Path olderPath, Connection connection, Path path) {
        return connection.unique() != UniquePolicy.NEVER
                && isV4(olderPath) == isV4(path)
                && (olderConnection.name().equals(connection.name())
                        || (olderConnection.unique() != UniquePolicy.NEVER
                                && proofs(olderConnection).equals(proofs(connection))));
    }

    private static boolean isV4(Path path) {
        return path.remote().address().isV4();
    }

    private static List<Proof> proofs(Connection connection) {
        return connection.remote().stream().map(AuthRound::proof).toList();
    }
}
