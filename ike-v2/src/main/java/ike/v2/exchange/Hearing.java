package ike.v2.exchange;

import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Session;
import java.time.Duration;

/**
 * What an authentic new message tells beside its content: the peer lives, and it is found where the message came from
 * (RFC 7296 §2.4, §2.23).
 */
final class Hearing {
    /** So much younger a sign of life has to be for being noted, where they come with traffic; liveness checks wait for longer. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private Hearing() {
    }

    /**
     * The SA after it was heard. A peer behind a NAT is followed to its new address, but with MOBIKE, where it says itself that it
     * has moved (RFC 4555 §3.8).
     */
    static Established from(Turn turn, Established sa, Path path) {
        Established heard = alive(turn, sa);
        return sa.mobility().agreed() ? heard : followed(turn, heard, path);
    }

    /** The SA after a sign of life. */
    static Established alive(Turn turn, Established sa) {
        return sa.with(sa.lifetime().heard(turn.now(), sa.name().connection().dpdDelay()));
    }

    /**
     * The SA after a packet of a child was opened. Each of many children tells so once a second; a sign of life that makes the last one
     * hardly newer changes nothing.
     */
    static Established used(Turn turn, Established sa) {
        boolean fresh = turn.now().nanos() - sa.lifetime().lastHeard() < FRESH.toNanos();
        return fresh ? sa : alive(turn, sa);
    }

    /** The SA when an authentic packet of one of its children has come from another address; that is followed with MOBIKE too. */
    static Established from(Turn turn, Established sa, TransportAddress remote) {
        Path path = sa.name().path();
        Established next = followed(turn, sa, new Path(path.transport(), path.local(), remote));
        return next.routability().held().isPresent() ? ReturnRoutability.check(turn, next) : next;
    }

    private static Established followed(Turn turn, Established sa, Path path) {
        if (path.equals(sa.name().path()) || !sa.nat().remoteBehindNat() || sa.nat().localBehindNat()) {
            return sa;
        }
        return moved(turn, sa, path, sa.nat());
    }

    /** The SA when the peer has told anew what it sees: whether ESP travels in UDP follows from it (RFC 4555 §3.5). */
    static Established judged(Turn turn, Established sa, NatDetection nat) {
        Path path = sa.name().path();
        return nat.ofEsp(path).equals(sa.espPath())
                ? sa.toBuilder().nat(nat).build()
                : moved(turn, sa, path, nat);
    }

    /**
     * The SA and its children with their two ends at these addresses. With MOBIKE the children send to a new address of the peer
     * only when it has shown that it receives there (RFC 4555 §3.7).
     */
    static Established moved(Turn turn, Established sa, Path path, NatDetection nat) {
        // What did not get through on the way before may on this one (RFC 7383 §2.5.2).
        Session session = path.equals(sa.name().path()) ? sa.session() : sa.session().reaching(Session.ANY);
        Established next = sa.toBuilder().name(sa.name().withPath(path)).nat(nat).session(session)
                .routability(ReturnRoutability.after(sa, path)).build();
        if (!path.equals(sa.name().path())) {
            // What waits for its answer goes on along the new way (RFC 4555 §3.5).
            sa.window().inFlight().values().forEach(request -> turn.send(path, request.datagrams()));
        }
        for (ChildSa child : sa.children().byId().values()) {
            turn.effect(new Effect.Move(SaId.inbound(child.uniqueId()), next.espPath()));
        }
        if (!next.outboundPath().equals(sa.outboundPath())) {
            next = sending(turn, next);
        }
        if (next.isLive()) {
            turn.report(new Event.IkeMoved(Views.of(next)));
        }
        return next;
    }

    /** The SA whose children send along the way for them from now on. */
    static Established sending(Turn turn, Established sa) {
        Established next = sa;
        for (ChildSa child : sa.children().byId().values()) {
            if (child.sends()) {
                turn.effect(new Effect.Move(SaId.outbound(child.uniqueId()), sa.outboundPath()));
            }
            next = next.with(child.movedTo(sa.outboundPath()));
        }
        return next;
    }
}
