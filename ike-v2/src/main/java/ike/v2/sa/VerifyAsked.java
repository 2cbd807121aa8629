package ike.v2.sa;

import ike.v2.message.Chain;
import ike.wire.v2.Identification;

/**
 * The initiator has the responder's AUTH, which is a signature, and asks the outside what it is worth (RFC 7296 §2.15).
 * The question's number is that of the SA.
 *
 * @param sent what is known since IKE_AUTH was sent
 * @param remote who the responder says it is
 * @param answer the payloads of its answer
 * @param expiresAt when we stop waiting
 */
public record VerifyAsked(AuthSent sent, Identification remote, Chain answer, long expiresAt) implements OutsideAsked {
    @Override
    public VerifyAsked withTasks(TaskQueue other) {
        return new VerifyAsked(sent.withTasks(other), remote, answer, expiresAt);
    }
}
