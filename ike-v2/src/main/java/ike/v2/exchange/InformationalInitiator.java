package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.v2.message.Chain;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.ExchangeType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * INFORMATIONAL, the initiator's side (RFC 7296 §1.4).
 *
 * <pre>{@code
 * HDR, SK {D(ESP or AH, our inbound SPI)}  -->  <--  HDR, SK {[D(ESP or AH, the peer's inbound SPI)]}
 * HDR, SK {D(IKE)}                   -->  <--  HDR, SK {}
 * HDR, SK {N(...)}                   -->  <--  HDR, SK {}
 * HDR, SK {[N(COOKIE2)]}             -->  <--  HDR, SK {[N(COOKIE2)]}      a sign of life (§2.4)
 * HDR, SK {N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP)}  -->  <--  the same   behind a NAT (RFC 4555 §3.8)
 * }</pre>
 */
final class InformationalInitiator {
    private InformationalInitiator() {
    }

    /** Deletes a Child SA with the peer (§1.4.1). */
    static Established deleteChild(Turn turn, Established sa, ChildSa child, String reason,
            ImmutableList<OrderId> orders) {
        // A replaced one goes on being replaced while it is deleted: it will linger.
        Established marked = child.isLive() ? sa.with(child.at(ChildSa.Stage.DELETING)) : sa;
        return Requests.send(turn, marked, ExchangeType.Known.INFORMATIONAL,
                ImmutableList.of(DeletePayload.of(child.protocol().id(), ImmutableList.of(child.inboundSpi()))),
                new Pending.DeleteChild(child.uniqueId(), reason, orders));
    }

    /** Deletes the IKE SA with the peer, and with it its children (§1.4.1). */
    static Established deleteIke(Turn turn, Established sa, String reason, ImmutableList<OrderId> orders) {
        return deleteIke(turn, sa, new Pending.DeleteIke(reason, false, orders));
    }

    /** Deletes the IKE SA with the peer, to set it up again. */
    static Established deleteToReauthenticate(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        return deleteIke(turn, sa, new Pending.DeleteIke("to be authenticated anew", true, orders));
    }

    private static Established deleteIke(Turn turn, Established sa, Pending.DeleteIke pending) {
        Established.Stage stage = sa.isReplaced() ? Established.Stage.RETIRING : Established.Stage.DELETING;
        // What is to be set up again is still there until the answer comes.
        Established closing = pending.anew() ? sa.at(stage) : ChildRemoval.sendNoMore(turn, sa.at(stage));
        return Requests.send(turn, closing, ExchangeType.Known.INFORMATIONAL, ImmutableList.of(DeletePayload.ike()),
                pending);
    }

    /** Tells the peer something that asks for no more than an empty response. */
    static Established tell(Turn turn, Established sa, NotifyPayload notify) {
        return Requests.send(turn, sa, ExchangeType.Known.INFORMATIONAL, ImmutableList.of(notify),
                new Pending.Told(notify.notifyType()));
    }

    /** The SA that has this to tell the peer, unless it is being told something of this kind already. */
    static Established toTell(Turn turn, Established sa, NotifyPayload notify) {
        boolean underWay = sa.window().pending(Pending.Told.class)
                .anyMatch(told -> told.type().equals(notify.notifyType()))
                || sa.tasks().has(task -> task instanceof Task.Tell(NotifyPayload queued)
                        && queued.notifyType().equals(notify.notifyType()));
        return underWay ? sa : sa.with(sa.tasks().plus(new Task.Tell(notify), turn.now()));
    }

    /** Asks for a sign of life. */
    static Established checkLiveness(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        Optional<Bytes> cookie = ReturnRoutability.wanted(turn, sa);
        ImmutableList<NotifyPayload> payloads = Stream
                .concat(cookie.map(ReturnRoutability::payload).stream(), NatNotices.probe(turn, sa).stream())
                .collect(ImmutableList.toImmutableList());
        return Requests.send(turn, sa, ExchangeType.Known.INFORMATIONAL, payloads,
                new Pending.Liveness(cookie, sa.routability().moves(), orders));
    }

    /** The peer has answered the deletion of a Child SA, with or without its own half: it is gone (§1.4.1). */
    static Established onChildDeleted(Turn turn, Established sa, Pending.DeleteChild pending) {
        turn.answer(pending.orders(), new Event.OrderDone("CHILD_SA deleted"));
        return sa.children().find(pending.child()).filter(child -> child.stage() != ChildSa.Stage.LINGERING)
                .map(child -> ChildRemoval.agreed(turn, sa, child, pending.reason()))
                .orElse(sa);
    }

    /** The peer has answered the deletion of the IKE SA: it is gone. */
    static Optional<IkeSa> onIkeDeleted(Turn turn, Established sa, Pending.DeleteIke pending) {
        turn.answer(pending.orders(), new Event.OrderDone("IKE_SA deleted"));
        return pending.anew() ? Endings.anew(turn, sa, pending.reason()) : Endings.end(turn, sa, pending.reason());
    }

    /** The peer lives, and if it has been asked for that, receives what we send where we send it. */
    static Established onAlive(Turn turn, Established sa, Pending.Liveness pending, Chain chain) {
        Optional<Established> broken = pending.cookie()
                .flatMap(cookie -> ReturnRoutability.broken(turn, sa, cookie, chain, pending.orders()));
        if (broken.isPresent()) {
            return broken.get();
        }
        turn.answer(pending.orders(), new Event.OrderDone("the peer is alive"));
        Established known = pending.cookie().isPresent() ? ReturnRoutability.proved(turn, sa, pending.moves()) : sa;
        return MobikeInitiator.onSeen(turn, known, chain);
    }
}
