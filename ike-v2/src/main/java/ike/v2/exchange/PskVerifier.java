package ike.v2.exchange;

import ike.crypto.ConstantTime;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.PeerAuthenticated;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.Identification;
import java.util.Optional;

/** Checks a peer's AUTH payload of method 2, Shared Key Message Integrity Code (RFC 7296 §2.15). */
final class PskVerifier {
    private PskVerifier() {
    }

    /** The proof that the peer knows the secret it shares with us; refuses otherwise. */
    static PeerAuthenticated verify(Turn turn, Prf prf, Bytes signedOctets, AuthPayload auth, Identification local,
            Identification remote) throws Refused {
        if (!auth.method().equals(AuthMethod.Known.SHARED_KEY)) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the peer authenticates by " + auth.method().label() + ", configured is a pre-shared key"));
        }
        Optional<Secret> secret = turn.surroundings().sharedSecret(local, remote);
        if (secret.isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "no shared secret is configured for " + local.describe() + " and " + remote.describe()));
        }
        require(turn, prf, secret.get(), signedOctets, auth,
                "the AUTH of " + remote.describe() + " does not match: the two ends have different secrets");
        return PeerAuthenticated.verified(local, remote);
    }

    /** Passes when AUTH was made with this key, a pre-shared one or that of EAP (§2.16). */
    static void require(Turn turn, Prf prf, Secret key, Bytes signedOctets, AuthPayload auth, String complaint)
            throws Refused {
        Bytes expected = Auth.psk(prf, key, signedOctets, turn.environment().log());
        if (!auth.method().equals(AuthMethod.Known.SHARED_KEY) || !ConstantTime.equal(expected, auth.data())) {
            throw new Refused(new Refusal.AuthenticationFailed(complaint));
        }
    }
}
