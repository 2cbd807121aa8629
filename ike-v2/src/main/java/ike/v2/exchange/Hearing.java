package ike.v2.exchange;

import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;

/**
 * What an authentic new message tells beside its content: the peer lives, and it is found where the message came from
 * (RFC 7296 §2.4, §2.23).
 */
final class Hearing {
    private Hearing() {
    }

    /**
     * The SA after it was heard. A peer behind a NAT is followed to its new address; another one is not, unless MOBIKE
     * says so.
     */
    static Established from(Turn turn, Established sa, Path path) {
        return followed(turn, alive(turn, sa), path);
    }

    /** The SA after a sign of life. */
    static Established alive(Turn turn, Established sa) {
        return sa.with(sa.lifetime().heard(turn.now(), sa.name().connection().dpdDelay()));
    }

    /** The SA when an authentic packet of one of its children has come from another address. */
    static Established from(Turn turn, Established sa, TransportAddress remote) {
        Path path = sa.name().path();
        return followed(turn, sa, new Path(path.transport(), path.local(), remote));
    }

    private static Established followed(Turn turn, Established sa, Path path) {
        if (path.equals(sa.name().path()) || !sa.nat().remoteBehindNat() || sa.nat().localBehindNat()) {
            return sa;
        }
        return moved(turn, sa, path);
    }

    /** The SA when the peer has told anew what it sees: whether ESP travels in UDP follows from it (RFC 4555 §3.5). */
    static Established judged(Turn turn, Established sa, NatDetection nat) {
        Established next = sa.toBuilder().nat(nat).build();
        return next.espPath().equals(sa.espPath()) ? next : moved(turn, next, next.name().path());
    }

    /** The SA and its children with their two ends at these addresses. */
    static Established moved(Turn turn, Established sa, Path path) {
        Established next = sa.toBuilder().name(sa.name().withPath(path)).build();
        for (ChildSa child : sa.children().byId().values()) {
            turn.effect(new Effect.Move(SaId.inbound(child.uniqueId()), next.espPath()));
            if (child.sends()) {
                turn.effect(new Effect.Move(SaId.outbound(child.uniqueId()), next.espPath()));
            }
            next = next.with(child.movedTo(next.espPath()));
        }
        if (next.isLive()) {
            turn.report(new Event.IkeMoved(Views.of(next)));
        }
        return next;
    }
}
