package ike.v2.sa;

import ike.v2.message.Chain;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;

/**
 * Who an initiator says it is, and what it wants: the first request of IKE_AUTH (RFC 7296 §1.2).
 *
 * @param local who we are to it
 * @param remote its IDi; {@code idiBody} the payload as received, which AUTH covers
 * @param request the payloads of the request, with the child it asks for
 * @param message the message that they came in
 */
public record AuthClaim(Identification local, Identification remote, Bytes idiBody, Chain request,
        IkeMessage message) {
}
