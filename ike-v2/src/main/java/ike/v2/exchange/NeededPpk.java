package ike.v2.exchange;

import ike.engine.config.Connection;
import ike.engine.config.Proof;
import java.util.stream.Stream;

/**
 * Where a post-quantum preshared key that both sides have announced has to be used: it is demanded (RFC 8784 §3), or a side is nobody,
 * so that nothing else tells the two apart from anybody (§5.2.3).
 */
final class NeededPpk {
    private NeededPpk() {
    }

    /** True when this connection comes up with it or not at all. */
    static boolean by(Connection connection) {
        return connection.extensions().ppk().required() || Stream
                .concat(connection.local().stream(), connection.remote().stream())
                .anyMatch(round -> round.proof() instanceof Proof.NullAuthentication);
    }

    /** The same in words. */
    static String why(Connection connection) {
        return connection.extensions().ppk().required()
                ? "ppk_required = yes"
                : "a side that proves nothing else has to have it (RFC 8784 §5.2.3)";
    }
}
