package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.Identification;

/**
 * NULL Authentication (RFC 7619 §2.1): AUTH proves nothing of who somebody is, only that IKE_SA_INIT was with the same one. It is
 * made like that of a pre-shared key, with SK_pi or SK_pr in the place of the secret.
 */
final class NullAuthentication {
    private NullAuthentication() {
    }

    /** The AUTH of the initiator, one by the keys of each session. */
    static ImmutableList<AuthPayload> claims(Turn turn, AuthUnsent sa) {
        return sa.sessions().stream()
                .map(session -> payload(turn, session, session.keys().skPi(),
                        SignedOctets.ofInitiator(turn, session, sa.opening().initRequest(), sa.opening().nr(),
                                sa.localId().body())))
                .collect(ImmutableList.toImmutableList());
    }

    /** Our AUTH. */
    static AuthPayload payload(Turn turn, Session session, Secret skP, Bytes octets) {
        return new AuthPayload(AuthMethod.Known.NULL_AUTHENTICATION,
                Auth.psk(session.algorithms().prf(), skP, octets, turn.environment().log()));
    }

    /**
     * Passes when the peer is the one of IKE_SA_INIT, whoever that is, and says to be nobody; or somebody, where a post-quantum
     * preshared key has entered what AUTH is made with, so that it proves that the peer has the same one (RFC 8784 §5.2.3).
     */
    static PeerAuthenticated verify(Turn turn, Session session, Secret skP, Bytes octets, AuthPayload auth,
            Identification local, Identification remote) throws Refused {
        boolean known = session.ppk() || remote.equals(Identification.NOBODY);
        if (!auth.method().equals(AuthMethod.Known.NULL_AUTHENTICATION) || !known) {
            throw new Refused(new Refusal.AuthenticationFailed(remote.describe() + " authenticates by "
                    + auth.method().label() + ", configured is that it does not, as ID_NULL (RFC 7619 section 2)"));
        }
        if (!ConstantTime.equal(payload(turn, session, skP, octets).data(), auth.data())) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the AUTH of a peer that is nobody does not belong to its IKE_SA_INIT (RFC 7619 section 2.1)"));
        }
        return PeerAuthenticated.verified(local, remote);
    }
}
