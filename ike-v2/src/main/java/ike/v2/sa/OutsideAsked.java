package ike.v2.sa;

import ike.crypto.Secret;
import ike.engine.Now;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator has sent IKE_AUTH, and cannot go on before the outside has answered a question, whose number is that of the
 * SA (RFC 7296 §2.15, §2.16).
 */
public sealed interface OutsideAsked extends Beginning permits VerifyAsked, TlsAsked, RoundUnsent {
    /** What is known since the last request. */
    AuthSent sent();

    /** When we stop waiting. */
    long expiresAt();

    @Override
    default SaName name() {
        return sent().name();
    }

    @Override
    default TaskQueue tasks() {
        return sent().tasks();
    }

    @Override
    default TaskQueue unanswered(Now now) {
        return sent().unanswered(now);
    }

    @Override
    default OptionalLong deadline() {
        return OptionalLong.of(expiresAt());
    }

    @Override
    default void eachSecret(Consumer<Secret> visitor) {
        sent().eachSecret(visitor);
    }
}
