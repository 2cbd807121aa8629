package ike.v2.sa;

import ike.crypto.Secret;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator has shown a ticket in IKE_SESSION_RESUME and waits (RFC 5723 §4.3.2).
 *
 * @param request the message as sent, repeated unchanged
 * @param detours how often a cookie was asked for; bounded
 * @param tasks what to do once it is up
 */
public record ResumeSent(SaName name, Bytes ni, Ticket ticket, Bytes request, Retransmission retransmission,
        int detours, TaskQueue tasks) implements Beginning {
    /** The same after one more transmission. */
    public ResumeSent again(Retransmission next) {
        return new ResumeSent(name, ni, ticket, request, next, detours, tasks);
    }

    @Override
    public ResumeSent withTasks(TaskQueue other) {
        return new ResumeSent(name, ni, ticket, request, retransmission, detours, other);
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(retransmission.nextDue());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        ticket.eachSecret(visitor);
    }
}
