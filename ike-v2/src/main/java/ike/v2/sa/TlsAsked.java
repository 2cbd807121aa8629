package ike.v2.sa;

import ike.crypto.Secret;
import java.util.function.Consumer;

/**
 * The initiator has a message of EAP-TLS in hand and asks the outside what TLS makes of it (RFC 5216 §2.1). The question's
 * number is that of the SA.
 *
 * @param sent what is known since the request before
 * @param answering how far EAP has come
 * @param expiresAt when we stop waiting
 */
public record TlsAsked(AuthSent sent, Proving.Answering answering, long expiresAt) implements OutsideAsked {
    @Override
    public TlsAsked withTasks(TaskQueue other) {
        return new TlsAsked(sent.withTasks(other), answering, expiresAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        sent.eachSecret(visitor);
        answering.eachSecret(visitor);
    }
}
