package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.OrderId;
import java.util.OptionalLong;

/**
 * How an ISAKMP SA gives way to another. IKEv1 has no exchange for that (RFC 2409 §5.5 rekeys what Quick Mode made, and
 * nothing else): Phase 1 is gone through anew, and the children pass over to the new SA of the same two peers.
 */
public sealed interface Succession {
    /** Nothing of the kind. */
    Succession NONE = new None();

    /** When to do something about it. */
    OptionalLong deadline();

    /** Nothing of the kind. */
    record None() implements Succession {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.empty();
        }
    }

    /**
     * A new SA is on its way.
     *
     * @param orders who wants that
     * @param again when to believe that it came to nothing
     */
    record UnderWay(ImmutableList<OrderId> orders, long again) implements Succession {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(again);
        }
    }

    /**
     * The children are with the new SA; this one still hears what was on its way.
     *
     * @param heir the number of the new SA
     * @param until when this one is deleted
     */
    record Done(long heir, long until) implements Succession {
        @Override
        public OptionalLong deadline() {
            return OptionalLong.of(until);
        }
    }
}
