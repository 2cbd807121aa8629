package ike.v2.sa;

/**
 * The initiator is about to prove itself in a further round (RFC 4739 §1.1), and the outside has to sign. The question's
 * number is that of the SA.
 *
 * @param sent what is known since the round before
 * @param expiresAt when we stop waiting
 */
public record RoundUnsent(AuthSent sent, long expiresAt) implements OutsideAsked {
    @Override
    public RoundUnsent withTasks(TaskQueue other) {
        return new RoundUnsent(sent.withTasks(other), expiresAt);
    }
}
