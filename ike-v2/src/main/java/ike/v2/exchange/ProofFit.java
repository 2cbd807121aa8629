package ike.v2.exchange;

import ike.engine.config.Connection;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.message.Chain;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;

/**
 * Whether a peer proves itself in the way that a connection wants (RFC 7296 §3.8): of two connections for one identity, by a secret
 * and by a signature, that tells which one it means.
 */
final class ProofFit {
    private ProofFit() {
    }

    /** True too where the request has no AUTH payload, because it asks for EAP. */
    static boolean fits(Connection connection, Chain chain) {
        return chain.find(AuthPayload.class).map(auth -> fits(connection.remote().getFirst().proof(), auth.method()))
                .orElse(true);
    }

    private static boolean fits(Proof proof, AuthMethod method) {
        return switch (proof) {
            case Proof.PreSharedKey _ -> method.equals(AuthMethod.Known.SHARED_KEY);
            case Proof.NullAuthentication _ -> method.equals(AuthMethod.Known.NULL_AUTHENTICATION);
            case PublicKeyRound _ -> !method.equals(AuthMethod.Known.SHARED_KEY)
                    && !method.equals(AuthMethod.Known.NULL_AUTHENTICATION);
            default -> false;
        };
    }
}
