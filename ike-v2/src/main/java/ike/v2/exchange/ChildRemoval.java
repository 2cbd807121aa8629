package ike.v2.exchange;

import ike.engine.Effect;
import ike.engine.SaId;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes Child SAs away, and lets their successors take over. */
final class ChildRemoval {
    private ChildRemoval() {
    }

    /**
     * A Child SA was deleted by agreement with the peer. A replaced one sends no more, but still receives for a while
     * what the peer had sent before it knew.
     */
    static Established agreed(Turn turn, Established sa, ChildSa child, String reason) {
        Established handed = takeOver(turn, sa, child.uniqueId());
        boolean replaced = child.stage() == ChildSa.Stage.REPLACED || successor(sa, child.uniqueId()).isPresent();
        if (!replaced) {
            return silently(turn, handed, child.uniqueId(), reason);
        }
        removeOutbound(turn, child);
        long until = turn.now().after(turn.environment().limits().rekeyedChildLinger());
        return handed.with(child.lingeringUntil(until));
    }

    /** A Child SA sends no more, and receives until its deletion is agreed (RFC 7296 §1.4.1). */
    static Established halfClose(Turn turn, Established sa, ChildSa child) {
        removeOutbound(turn, child);
        return takeOver(turn, sa, child.uniqueId()).with(child.at(ChildSa.Stage.HALF_CLOSED).withoutDeadlines());
    }

    /**
     * The IKE SA is about to be deleted: what its children would send from now on, the peer would have no SA for. Where another IKE
     * SA has taken over, packets go through that one at once.
     */
    static Established sendNoMore(Turn turn, Established sa) {
        Established next = sa;
        for (ChildSa child : sa.children().byId().values()) {
            if (child.stage() != ChildSa.Stage.LINGERING) {
                removeOutbound(turn, child);
                next = next.with(child.at(ChildSa.Stage.HALF_CLOSED).withoutDeadlines());
            }
        }
        return next;
    }

    /** A Child SA goes at once. */
    static Established silently(Turn turn, Established sa, long id, String reason) {
        Optional<ChildSa> child = sa.children().find(id);
        if (child.isEmpty()) {
            return sa;
        }
        Established handed = takeOver(turn, sa, id);
        removeOutbound(turn, child.get());
        turn.effect(new Effect.Remove(SaId.inbound(id)));
        Established without = handed.with(handed.children().without(id));
        if (child.get().stage() != ChildSa.Stage.LINGERING) {
            Announcements.childDown(turn, without, child.get(), reason);
        }
        return without;
    }

    /** All children of an IKE SA that is gone. */
    static void all(Turn turn, Established sa) {
        sa.children().all().forEach(child -> {
            removeOutbound(turn, child);
            turn.effect(new Effect.Remove(SaId.inbound(child.uniqueId())));
        });
    }

    /**
     * The peer has shown that it receives on this successor, or has deleted its predecessor: it sends from now on (RFC
     * 7296 §2.8).
     */
    static Established activate(Turn turn, Established sa, ChildSa child) {
        if (child.waitingOutbound().isEmpty() || !child.isLive()) {
            return sa;
        }
        turn.effect(new Effect.InstallOutbound(child.waitingOutbound().get()));
        return sa.with(child.withoutWaitingOutbound());
    }

    private static void removeOutbound(Turn turn, ChildSa child) {
        if (child.sends()) {
            turn.effect(new Effect.Remove(SaId.outbound(child.uniqueId())));
        }
    }

    private static Established takeOver(Turn turn, Established sa, long old) {
        Established next = sa;
        for (ChildSa child : sa.children().byId().values()) {
            if (child.replaces().equals(OptionalLong.of(old)) && child.isLive()) {
                next = activate(turn, next, child);
            }
        }
        return next;
    }

    private static Optional<ChildSa> successor(Established sa, long old) {
        return sa.children().all().filter(child -> child.replaces().equals(OptionalLong.of(old)) && child.isLive())
                .findFirst();
    }
}
