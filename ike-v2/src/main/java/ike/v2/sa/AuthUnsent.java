package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.v2.IkeKeys;
import ike.engine.Verdict;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator is about to send IKE_AUTH (RFC 7296 §1.2). It waits in this state when the outside has to sign; the
 * question's number is that of the SA.
 *
 * @param opening what is known since IKE_SA_INIT and IKE_INTERMEDIATE
 * @param localId who we say we are
 * @param mixed the keys with a PPK in them, where one is used (RFC 8784 §3)
 * @param signed what the outside has signed so far, in the order of {@link #sessions}
 * @param expiresAt when we stop waiting
 */
public record AuthUnsent(Opening opening, Identification localId, Optional<IkeKeys> mixed,
        ImmutableList<Verdict.Signed> signed, long expiresAt) implements Beginning {
    /** By which keys AUTH is to be made, those with a PPK first; without only where the peer may have none. */
    public ImmutableList<Session> sessions() {
        if (mixed.isEmpty()) {
            return ImmutableList.of(opening.session());
        }
        Session with = opening.session().with(mixed.get());
        return name().connection().extensions().ppk().required()
                ? ImmutableList.of(with)
                : ImmutableList.of(with, opening.session());
    }

    /** The same with one more signature. */
    public AuthUnsent with(Verdict.Signed more) {
        return new AuthUnsent(opening, localId, mixed,
                ImmutableList.<Verdict.Signed>builder().addAll(signed).add(more).build(), expiresAt);
    }

    @Override
    public SaName name() {
        return opening.name();
    }

    @Override
    public TaskQueue tasks() {
        return opening.tasks();
    }

    @Override
    public AuthUnsent withTasks(TaskQueue other) {
        return new AuthUnsent(opening.withTasks(other), localId, mixed, signed, expiresAt);
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(expiresAt);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        opening.eachSecret(visitor);
        mixed.ifPresent(keys -> keys.eachSecret(visitor));
    }
}
