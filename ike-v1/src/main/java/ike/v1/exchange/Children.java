package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.SaId;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.QuickMode;
import ike.wire.v1.DeletePayload;
import java.util.OptionalLong;

/** How children come and go (RFC 2409 §5.5, RFC 2408 §3.15). */
public final class Children {
    private Children() {
    }

    /** A child is up; the one that it replaces goes, and the peer is told. */
    static Established up(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders,
            OptionalLong replaces) {
        ChildSa old = replaces.isPresent() ? sa.children().get(replaces.getAsLong()) : null;
        turn.report(old == null
                ? new Event.ChildUp(Views.of(sa), Views.of(child))
                : new Event.ChildRekeyed(Views.of(sa), old.uniqueId(), Views.of(child)));
        turn.answer(orders, new Event.OrderDone("CHILD_SA " + child.config().name() + " is up"));
        return old == null ? sa : delete(turn, sa, old);
    }

    /** Deletes a child and tells the peer, once: nobody answers (RFC 2408 §5.15). */
    static Established delete(Turn turn, Established sa, ChildSa child) {
        Informational.send(turn, sa, ImmutableList.of(DeletePayload.esp(ImmutableList.of(child.inboundSpi()))));
        return remove(turn, sa, child);
    }

    /** Deletes a child, tells the peer, and says why. */
    public static Established deleted(Turn turn, Established sa, ChildSa child, String reason) {
        Established without = delete(turn, sa, child);
        turn.report(new Event.ChildDown(Views.of(without), Views.of(child), reason));
        return without;
    }

    /** Takes a child away and says why. */
    static Established gone(Turn turn, Established sa, ChildSa child, String reason) {
        Established without = remove(turn, sa, child);
        turn.report(new Event.ChildDown(Views.of(without), Views.of(child), reason));
        return without;
    }

    /** A Quick Mode goes without a child: what it had installed is taken back. */
    static Established abandon(Turn turn, Established sa, QuickMode quick) {
        if (quick instanceof QuickMode.Answered answered) {
            turn.effect(new Effect.Remove(SaId.inbound(answered.child().uniqueId())));
        }
        return sa.without(quick);
    }

    /** Everything that an ISAKMP SA has made goes with it. */
    static void all(Turn turn, Established sa) {
        sa.children().values().forEach(child -> removeHalves(turn, child));
        sa.quickModes().values().forEach(quick -> abandon(turn, sa, quick));
    }

    private static Established remove(Turn turn, Established sa, ChildSa child) {
        removeHalves(turn, child);
        return sa.without(child);
    }

    private static void removeHalves(Turn turn, ChildSa child) {
        turn.effect(new Effect.Remove(SaId.outbound(child.uniqueId())));
        turn.effect(new Effect.Remove(SaId.inbound(child.uniqueId())));
    }
}
