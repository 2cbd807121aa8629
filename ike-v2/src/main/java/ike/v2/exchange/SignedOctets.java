package ike.v2.exchange;

import ike.crypto.v2.Auth;
import ike.v2.sa.Session;
import ike.wire.Bytes;

/** What each side's AUTH covers (RFC 7296 §2.15), with IntAuth where IKE_INTERMEDIATE took place (RFC 9242 §3.3.2). */
final class SignedOctets {
    private SignedOctets() {
    }

    /** InitiatorSignedOctets. */
    static Bytes ofInitiator(Turn turn, Session session, Bytes initRequest, Bytes nr, Bytes idBody) {
        return Bytes.concat(Auth.initiatorSignedOctets(session.algorithms().prf(), session.keys().skPi(), initRequest,
                nr, idBody, turn.environment().log()), session.intermediates().octets());
    }

    /** ResponderSignedOctets. */
    static Bytes ofResponder(Turn turn, Session session, Bytes initResponse, Bytes ni, Bytes idBody) {
        return Bytes.concat(Auth.responderSignedOctets(session.algorithms().prf(), session.keys().skPr(), initResponse,
                ni, idBody, turn.environment().log()), session.intermediates().octets());
    }
}
