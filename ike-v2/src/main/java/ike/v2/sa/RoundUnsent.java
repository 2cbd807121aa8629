package ike.v2.sa;

import ike.crypto.Secret;
import ike.engine.Now;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator is about to prove itself in a further round (RFC 4739 §1.1), and the outside has to sign. The question's
 * number is that of the SA.
 *
 * @param sent what is known since the round before
 * @param expiresAt when we stop waiting
 */
public record RoundUnsent(AuthSent sent, long expiresAt) implements Beginning {
    @Override
    public SaName name() {
        return sent.name();
    }

    @Override
    public TaskQueue tasks() {
        return sent.tasks();
    }

    @Override
    public TaskQueue unanswered(Now now) {
        return sent.unanswered(now);
    }

    @Override
    public RoundUnsent withTasks(TaskQueue other) {
        return new RoundUnsent(sent.withTasks(other), expiresAt);
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(expiresAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        sent.eachSecret(visitor);
    }
}
