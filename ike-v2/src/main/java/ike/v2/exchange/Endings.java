package ike.v2.exchange;

import ike.engine.Event;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.Tombstone;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an established IKE SA ends: its children go, its orders are answered, and for a while its last reply can still be
 * repeated.
 */
final class Endings {
    private Endings() {
    }

    /** The SA is gone without our wish: its children have their reactions. */
    static Optional<IkeSa> lost(Turn turn, Established sa, String reason, Function<Reactions, Reaction> cause) {
        if (sa.isLive()) {
            Revivals.of(sa, child -> cause.apply(child.config().reactions())).ifPresent(turn::revive);
        }
        return end(turn, sa, reason);
    }

    /** The SA is gone, and is set up again with all its children. */
    static Optional<IkeSa> anew(Turn turn, Established sa, String reason) {
        Revivals.of(sa, _ -> Reaction.START).ifPresent(turn::revive);
        return end(turn, sa, reason);
    }

    /** The peer does not answer any more: its children have their reactions, and a ticket, ours or the peer's, stays good. */
    static Optional<IkeSa> silent(Turn turn, Established sa, String reason) {
        TicketNotices.keep(turn, sa);
        if (sa.isLive()) {
            Revivals.of(sa, child -> child.config().reactions().dpd()).ifPresent(turn::revive);
        }
        return gone(turn, sa, reason);
    }

    /**
     * The SA is gone, and with it the tickets that we have given for it (RFC 5723 §6.2). Of one that was replaced nobody needs to
     * hear: its successor has been announced.
     */
    static Optional<IkeSa> end(Turn turn, Established sa, String reason) {
        if (sa.name().connection().extensions().resumption()) {
            turn.surroundings().spendTickets(turn.now(), sa.name().uniqueId());
        }
        return gone(turn, sa, reason);
    }

    private static Optional<IkeSa> gone(Turn turn, Established sa, String reason) {
        ChildRemoval.all(turn, sa);
        sa.window().pending().filter(pending -> !(pending instanceof Pending.DeleteIke))
                .forEach(pending -> turn.answer(pending.orders(),
                        new Event.OrderFailed("the IKE_SA is gone: " + reason)));
        sa.tasks().tasks().forEach(
                queued -> turn.answer(queued.task().orders(), new Event.OrderFailed("the IKE_SA is gone: " + reason)));
        if (!sa.isReplaced()) {
            Announcements.ikeDown(turn, sa, reason);
        }
        if (sa.replies().last().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Tombstone(sa.name(), sa.replies(),
                turn.now().after(turn.environment().limits().halfOpenLifetime())));
    }
}
