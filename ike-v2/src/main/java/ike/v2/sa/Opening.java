package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * What an initiator knows between IKE_SA_INIT and IKE_AUTH (RFC 7296 §1.2).
 *
 * @param initRequest our first message; {@code initResponse} the peer's answer as received. AUTH covers both (§2.15)
 * @param tries whole attempts so far, from 1
 * @param tasks what to do once it is up, the child to be asked for among it
 */
public record Opening(SaName name, Session session, Bytes ni, Bytes nr, Bytes initRequest, Bytes initResponse,
        NatDetection nat, int tries, TaskQueue tasks) implements SecretOwner {
    /** The same with other keys. */
    public Opening with(Session other) {
        return new Opening(name, other, ni, nr, initRequest, initResponse, nat, tries, tasks);
    }

    /** The same with other things to do. */
    public Opening withTasks(TaskQueue other) {
        return new Opening(name, session, ni, nr, initRequest, initResponse, nat, tries, other);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
    }
}
