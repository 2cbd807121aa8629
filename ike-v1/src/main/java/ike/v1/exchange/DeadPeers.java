package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Retransmission;
import ike.v1.sa.Established;
import ike.v1.sa.Probe;
import ike.v1.sa.SaName;
import ike.v1.sa.Session;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.ProtocolId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a silent peer is alive (RFC 3706): R-U-THERE, its answer, and what follows when none comes. */
public final class DeadPeers {
    private DeadPeers() {
    }

    /** When to ask, if the peer stays silent until then. */
    static OptionalLong nextProbe(Turn turn, SaName name, Session session) {
        Duration delay = name.connection().dpdDelay();
        return delay.isZero() || !session.dpd() ? OptionalLong.empty() : OptionalLong.of(turn.now().after(delay));
    }

    /** Asks now. */
    public static Established ask(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        Probe probe = Probe.begin(sa.nextProbe(), turn.now(), turn.environment().limits(), orders, until(turn, sa));
        send(turn, sa, NotifyType.Known.R_U_THERE, probe.number());
        return sa.asking(probe);
    }

    /** The timeout begins with the last sign of life, as strongSwan's does; but one question has its time. */
    private static OptionalLong until(Turn turn, Established sa) {
        Duration timeout = sa.name().connection().ikev1().dpdTimeout();
        long soonest = turn.now().after(turn.environment().limits().retransmitTimeout());
        long wanted = sa.life().heardAt() + timeout.toNanos();
        return timeout.isZero() ? OptionalLong.empty() : OptionalLong.of(wanted - soonest > 0 ? wanted : soonest);
    }

    /** Asks once more, with the same number in another message. */
    static Established askAgain(Turn turn, Established sa, Probe probe, Retransmission next) {
        send(turn, sa, NotifyType.Known.R_U_THERE, probe.number());
        turn.report(new Event.Retransmitted(Optional.of(sa.name().connection().name()), sa.name().path(),
                next.attempts()));
        return sa.asking(probe.with(next));
    }

    /** The peer asks, or answers. */
    static Established onNotification(Turn turn, Established sa, NotificationPayload notification, long number) {
        if (notification.notifyType() == NotifyType.Known.R_U_THERE) {
            send(turn, sa, NotifyType.Known.R_U_THERE_ACK, number);
            return sa;
        }
        if (sa.probe().isEmpty() || sa.probe().get().number() != number) {
            return sa;
        }
        turn.answer(sa.probe().get().orders(), new Event.OrderDone("the peer is alive"));
        return sa.answered();
    }

    private static void send(Turn turn, Established sa, NotifyType type, long number) {
        Informational.send(turn, sa,
                ImmutableList.of(NotificationPayload.of(ProtocolId.Known.ISAKMP, sa.name().cookies(), type,
                        new NotificationData.Sequence(number))));
    }
}
