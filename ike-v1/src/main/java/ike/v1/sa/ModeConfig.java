package ike.v1.sa;

import com.google.common.collect.ImmutableSet;
import ike.wire.Bytes;
import ike.wire.v1.AttributeClass;
import java.util.OptionalLong;

/**
 * How far two ends are with the addresses inside the tunnel; Quick Modes of ours wait until that is {@link Done}.
 * No RFC section: draft-dukes-ike-mode-cfg-02.
 */
public sealed interface ModeConfig {
    /** Nothing is under way. */
    ModeConfig DONE = new Done();

    /** When to do something about it. */
    OptionalLong deadline();

    /** Nothing is under way. */
    record Done() implements ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }

    /** We are a user whose last word the peer may still have to read; nothing else of ours goes out before that moment. */
    record Pausing(long until) implements ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(until);
        }
    }

    /** The peer will ask, or tell. */
    record Awaited(long until) implements ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(until);
        }
    }

    /**
     * We have asked, or told: the answer is awaited.
     *
     * @param asked whether we want addresses, and do not assign them
     */
    record Sent(Transaction transaction, boolean asked) implements ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(transaction.sent().due());
        }
    }

    /** The outside has been asked which addresses the peer shall be told of, without having asked. */
    record Leasing() implements ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }

    /**
     * The peer has asked, and the outside has been asked which addresses it gets.
     *
     * @param request the message, to know it again
     * @param iv the vector of the answer
     * @param asked what the peer wants to know
     */
    record LeasingAsked(Bytes request, long messageId, int identifier, Bytes iv, ImmutableSet<AttributeClass> asked)
            implements
                ModeConfig {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }
}
