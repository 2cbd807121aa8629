package ike.v2.sa;

import ike.v2.message.Chain;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import java.util.Optional;

/**
 * Who an initiator says it is, and what it wants: the first request of IKE_AUTH (RFC 7296 §1.2).
 *
 * @param local who we are to it
 * @param remote its IDi; {@code idiBody} the payload as received, which AUTH covers
 * @param request the payloads of the request, with the child it asks for
 * @param message the message that they came in
 * @param earlier what the rounds before have brought, in a further one (RFC 4739)
 */
public record AuthClaim(Identification local, Identification remote, Bytes idiBody, Chain request,
        IkeMessage message, Optional<Earlier> earlier) {
    /**
     * Rounds in which the peer has proved itself already.
     *
     * @param rounds how many
     * @param wish the payloads of the first request
     * @param user the EAP identity that one of them has proved
     * @param ours how many rounds of proof of ours stand in the answers so far
     */
    public record Earlier(int rounds, Chain wish, Optional<Bytes> user, int ours) {
    }

    /** Which round this is, from 0. */
    public int round() {
        return earlier.map(Earlier::rounds).orElse(0);
    }

    /** How many rounds of proof of ours the peer has by now. */
    public int ours() {
        return earlier.map(Earlier::ours).orElse(0);
    }

    /** What the peer wants beside being believed. */
    public Chain wish() {
        return earlier.map(Earlier::wish).orElse(request);
    }
}
