package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.v2.message.Chain;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.TaskQueue;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * Refusals on an IKE SA that is up (RFC 7296 §2.21.3). Most concern one exchange; INVALID_SYNTAX is the end of the IKE SA
 * at both ends, without a Delete.
 */
final class Refusals {
    private Refusals() {
    }

    /** Answers the request so. */
    static Optional<IkeSa> answer(Turn turn, Established sa, IkeMessage request, Refusal refusal) {
        if (isNews(refusal)) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    Notifications.failure(refusal)));
        }
        Established answered = Requests.reply(turn, sa, request, ImmutableList.of(Notifications.of(refusal)));
        return refusal instanceof Refusal.InvalidSyntax
                ? Endings.end(turn, answered, "a request of the peer breaks the rules: " + refusal.summary())
                : Optional.of(answered);
    }

    /** INVALID_SYNTAX in an answer, unless a successor that the peer has made stands already (§2.8.2). */
    static Optional<NotifyPayload> fatal(Pending pending, Chain answer) {
        boolean succeeded = pending instanceof Pending.RekeyIke rekey && rekey.rival().isPresent();
        return succeeded ? Optional.empty() : answer.notify(NotifyType.Known.INVALID_SYNTAX);
    }

    /** The peer could not read our request. */
    static Optional<IkeSa> onFatal(Turn turn, Established sa, NotifyPayload error, ImmutableList<OrderId> orders) {
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, orders, PeerRefusal.of(error, ImmutableList.of()));
        return Endings.end(turn, sa, "the peer could not read our request");
    }

    /** What will be tried again in a moment has not failed yet. */
    private static boolean isNews(Refusal refusal) {
        return !(refusal instanceof Refusal.InvalidKePayload) && !(refusal instanceof Refusal.TemporaryFailure)
                && !(refusal instanceof Refusal.StateNotFound);
    }
}
