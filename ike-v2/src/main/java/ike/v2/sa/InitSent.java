package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.Failure;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator has sent IKE_SA_INIT and waits (RFC 7296 §1.2).
 *
 * @param cookie what the responder wants to see again (§2.6)
 * @param request the message as sent, repeated unchanged
 * @param detours answers so far that asked for another first message (COOKIE, INVALID_KE_PAYLOAD); bounded
 * @param tries whole attempts so far, from 1
 * @param hint an unauthenticated refusal, believed only if nothing better comes until {@code giveUpAt} (§2.21.1)
 * @param tasks what to do once it is up
 */
public record InitSent(SaName name, Bytes ni, ImmutableList<Proposal> offered, Offered keyExchange,
        Optional<Bytes> cookie, Bytes request,
        Retransmission retransmission, int detours, int tries, Optional<Failure> hint, OptionalLong giveUpAt,
        TaskQueue tasks) implements Beginning {
    /** The same after one more transmission. */
    public InitSent again(Retransmission next) {
        return new InitSent(name, ni, offered, keyExchange, cookie, request, next, detours, tries, hint, giveUpAt,
                tasks);
    }

    /** The same with a refusal that may be true. */
    public InitSent hinted(Failure failure, long until) {
        return new InitSent(name, ni, offered, keyExchange, cookie, request, retransmission, detours, tries,
                Optional.of(failure), OptionalLong.of(until), tasks);
    }

    @Override
    public InitSent withTasks(TaskQueue other) {
        return new InitSent(name, ni, offered, keyExchange, cookie, request, retransmission, detours, tries, hint,
                giveUpAt, other);
    }

    @Override
    public OptionalLong deadline() {
        long due = retransmission.nextDue();
        return OptionalLong.of(giveUpAt.isPresent() && giveUpAt.getAsLong() - due < 0 ? giveUpAt.getAsLong() : due);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keyExchange.eachSecret(visitor);
    }
}
