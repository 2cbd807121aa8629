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
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How children come and go (RFC 2409 §5.5, RFC 2408 §3.15). */
public final class Children {
    /** How long a child that we have replaced still receives what was on its way, and the peer may do so too. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private Children() {
    }

    /** A child is up, at this SA or at the one that has taken its place meanwhile. */
    static Established made(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders,
            OptionalLong replaces) {
        if (sa.isReplaced() && !turn.surroundings().others(sa).isEmpty()) {
            turn.note(new Turn.Note.Late(sa, child, orders, replaces));
            return Successions.lingering(turn, sa);
        }
        return up(turn, sa, child, orders, replaces);
    }

    /**
     * A child is up. One that we have replaced goes soon, and the peer is told then; one that the peer has replaced, which only
     * shows in what it is for, stays until the peer deletes it.
     */
    public static Established up(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders,
            OptionalLong replaces) {
        Optional<ChildSa> old = replaces.isPresent()
                ? Optional.ofNullable(sa.children().get(replaces.getAsLong()))
                : sa.children().values().stream().filter(other -> other.isLike(child) && !other.replaced())
                        .reduce((_, newer) -> newer);
        Established with = sa.with(child);
        turn.report(old.isPresent()
                ? new Event.ChildRekeyed(Views.of(with), old.get().uniqueId(), Views.of(child))
                : new Event.ChildUp(Views.of(with), Views.of(child)));
        turn.answer(orders, new Event.OrderDone("CHILD_SA " + child.config().name() + " is up"));
        if (old.isEmpty()) {
            return with;
        }
        return with.with(replaces.isPresent()
                ? old.get().hasBeenReplaced(turn.now().after(LINGER))
                : old.get().hasBeenReplaced());
    }

    /** Deletes a child and tells the peer, once: nobody answers (RFC 2408 §5.15). */
    static Established delete(Turn turn, Established sa, ChildSa child) {
        Informational.send(turn, Successions.spokesman(turn, sa),
                ImmutableList.of(DeletePayload.esp(ImmutableList.of(child.inboundSpi()))));
        return remove(turn, sa, child);
    }

    /** Deletes a child, tells the peer, and says why; one that was replaced has been said to be gone. */
    public static Established deleted(Turn turn, Established sa, ChildSa child, String reason) {
        return toldGone(turn, delete(turn, sa, child), child, reason);
    }

    /** Takes a child away and says why. */
    static Established gone(Turn turn, Established sa, ChildSa child, String reason) {
        return toldGone(turn, remove(turn, sa, child), child, reason);
    }

    private static Established toldGone(Turn turn, Established without, ChildSa child, String reason) {
        if (!child.replaced()) {
            turn.report(new Event.ChildDown(Views.of(without), Views.of(child), reason));
        }
        return without;
    }

    /** A Quick Mode goes without a child: what it had installed is taken back. */
    static Established abandon(Turn turn, Established sa, QuickMode quick) {
        switch (quick) {
            case QuickMode.Asked _ -> {
            }
            case QuickMode.Answered answered -> turn.effect(
                    new Effect.Remove(SaId.inbound(answered.child().uniqueId())));
            case QuickMode.Confirmed confirmed -> turn.effect(
                    new Effect.Remove(SaId.inbound(confirmed.child().uniqueId())));
        }
        return sa.without(quick);
    }

    /** The children of an SA that goes stay if there is another SA with the same peer. */
    static Established bequeathed(Turn turn, Established sa) {
        if (sa.children().isEmpty() || turn.surroundings().others(sa).isEmpty()) {
            return sa;
        }
        turn.note(new Turn.Note.Bequeathed(sa, sa.children()));
        return sa.childless();
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
