package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.OrderId;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An ISAKMP SA behind Phase 1 on which one end has still to prove a user's password: it carries that, and nothing else. No
 * Quick Mode is heard before. No RFC section: draft-beaulieu-ike-xauth-02.
 *
 * @param wanted what shall be made when that is done
 * @param initialContact the peer has said that it has no other SA
 * @param expires when it is forgotten
 */
public record ExtendedAuth(SaName name, Session session, ImmutableList<WantedChild> wanted, boolean initialContact,
        long expires, Replies replies, Step step) implements Secured {
    /** How far it is. */
    public sealed interface Step {
        /**
         * The user's end waits to be asked, or to hear how it ends.
         *
         * @param rounds how often it was asked
         */
        record Awaited(int rounds) implements Step {
        }

        /**
         * The other end has asked.
         *
         * @param user whose password was right already, while more is asked
         */
        record Asked(Transaction transaction, Optional<Bytes> user) implements Step {
        }

        /**
         * The other end has said how it ends.
         *
         * @param user who has answered everything rightly
         * @param why else, what was wrong
         */
        record Judged(Transaction transaction, Optional<String> user, String why) implements Step {
        }
    }

    /** A step further. */
    public ExtendedAuth with(Step next) {
        return new ExtendedAuth(name, session, wanted, initialContact, expires, replies, next);
    }

    /** With other answers to repeat. */
    public ExtendedAuth with(Replies next) {
        return new ExtendedAuth(name, session, wanted, initialContact, expires, next, step);
    }

    /** With one more wish. */
    public ExtendedAuth plus(WantedChild wish) {
        return new ExtendedAuth(name, session,
                ImmutableList.<WantedChild>builder().addAll(wanted).add(wish).build(), initialContact, expires, replies,
                step);
    }

    /** Who waits for it. */
    public ImmutableList<OrderId> orders() {
        return wanted.stream().flatMap(wish -> wish.orders().stream()).collect(ImmutableList.toImmutableList());
    }

    /** Our message that waits for its answer. */
    public Optional<Transaction> transaction() {
        return switch (step) {
            case Step.Awaited _ -> Optional.empty();
            case Step.Asked(Transaction transaction, var _) -> Optional.of(transaction);
            case Step.Judged(Transaction transaction, var _, var _) -> Optional.of(transaction);
        };
    }

    @Override
    public OptionalLong deadline() {
        return Stream.concat(Stream.of(expires), transaction().stream().map(t -> t.sent().due()))
                .mapToLong(Long::longValue).min();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
    }
}
