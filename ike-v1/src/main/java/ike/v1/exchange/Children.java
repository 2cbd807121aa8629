package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.SaId;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.NewChild;
import ike.v1.sa.QuickMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How children come and go (RFC 2409 §5.5, RFC 2408 §3.15). */
public final class Children {
    /** How long a child that we have replaced still receives what was on its way, and the peer may do so too. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private Children() {
    }

    /** The peer has the new children: now we send by them, and the old one goes. */
    static Established ready(Turn turn, Established sa, QuickMode.Receiving quick) {
        return made(turn, sa.without(quick), quick.children(), quick.orders(), quick.replaces());
    }

    /** The children of a Quick Mode are up: now we send by them. */
    static Established made(Turn turn, Established sa, ImmutableList<NewChild> children, ImmutableList<OrderId> orders,
            OptionalLong replaces) {
        Established current = sa;
        for (NewChild child : children) {
            turn.effect(new Effect.InstallOutbound(child.outbound()));
            boolean last = child.equals(children.getLast());
            current = made(turn, current, child.child(), last ? orders : ImmutableList.of(), replaces);
        }
        return current;
    }

    /** A child is up, at this SA or at the one that has taken its place meanwhile. */
    private static Established made(Turn turn, Established sa, ChildSa child, ImmutableList<OrderId> orders,
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
                : replacedByPeer(sa, child);
        Established with = sa.with(child);
        turn.report(old.isPresent()
                ? new Event.ChildRekeyed(Views.of(with), old.get().uniqueId(), Views.of(child))
                : new Event.ChildUp(Views.of(with), Views.of(child)));
        turn.answer(orders, new Event.OrderDone("CHILD_SA " + child.config().name() + " is up"));
        if (old.isEmpty()) {
            return with;
        }
        return with.with(replaces.isPresent() && turn.environment().deleteRekeyed()
                ? old.get().hasBeenReplaced(turn.now().after(LINGER))
                : old.get().hasBeenReplaced());
    }

    /** The child that one takes the place of that the peer has made; several of one Quick Mode leave each other alone. */
    private static Optional<ChildSa> replacedByPeer(Established sa, ChildSa child) {
        return sa.name().connection().ikev1().quickMode().sas() > 1
                ? Optional.empty()
                : sa.children().values().stream().filter(other -> other.isLike(child) && !other.replaced()
                        && other.installedAt() != child.installedAt()).reduce((_, newer) -> newer);
    }

    /** Deletes a child and tells the peer, once: nobody answers (RFC 2408 §5.15). */
    static Established delete(Turn turn, Established sa, ChildSa child) {
        Informational.send(turn, Successions.spokesman(turn, sa),
                ImmutableList.of(Protocols.deletion(child)));
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
        if (quick instanceof QuickMode.Made made) {
            made.children().forEach(
                    child -> turn.effect(new Effect.Remove(SaId.inbound(child.child().uniqueId()))));
        }
        return sa.without(quick);
    }

    /** The children of an SA that goes stay if there is another SA with the same peer, those too that the peer has confirmed just now. */
    static Established bequeathed(Turn turn, Established sa) {
        if (turn.surroundings().others(sa).isEmpty()) {
            return sa;
        }
        Established current = sa;
        for (QuickMode quick : sa.quickModes().values()) {
            if (quick instanceof QuickMode.Receiving receiving) {
                current = ready(turn, current, receiving);
            }
        }
        if (!current.children().isEmpty()) {
            turn.note(new Turn.Note.Bequeathed(current, current.children()));
        }
        return current.childless();
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
