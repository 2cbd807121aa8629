package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * COOKIE2 (RFC 4555 §3.7, §4.2.5): whoever sends it back has received the request that it stood in, so the peer can be reached where
 * that went.
 *
 * <pre>{@code
 * HDR, SK {[N(UPDATE_SA_ADDRESSES), ...,] N(COOKIE2)}  -->  <--  HDR, SK {[...,] N(COOKIE2)}
 * }</pre>
 */
final class ReturnRoutability {
    /** Octets of a cookie of ours; 8 to 64 are allowed. */
    private static final int LENGTH = 16;

    private ReturnRoutability() {
    }

    /** A cookie that nobody can guess. */
    static Bytes draw(Turn turn) {
        return turn.environment().entropy().open(Entropy.Use.RETURN_ROUTABILITY, LENGTH);
    }

    /** One for a peer that may be elsewhere than it says, because it has said that it may move and decides about that. */
    static Optional<Bytes> wanted(Turn turn, Established sa) {
        return sa.mobility().agreed() && !sa.mobility().ours() ? Optional.of(draw(turn)) : Optional.empty();
    }

    static NotifyPayload payload(Bytes cookie) {
        return NotifyPayload.of(NotifyType.Known.COOKIE2, cookie);
    }

    /** What the peer wants to see again. */
    static Optional<NotifyPayload> asked(Chain request) {
        return request.notify(NotifyType.Known.COOKIE2);
    }

    /** The SA as it is closed if the response does not bring this cookie back; nothing if all is well. */
    static Optional<Established> broken(Turn turn, Established sa, Bytes cookie, Chain response,
            ImmutableList<OrderId> orders) {
        if (response.notify(NotifyType.Known.COOKIE2).map(NotifyPayload::data).equals(Optional.of(cookie))) {
            return Optional.empty();
        }
        String reason = "the peer has not sent our COOKIE2 back as it was";
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                new Failure("COOKIE2", false, reason, "", "RFC 4555 §3.7")));
        turn.answer(orders, new Event.OrderFailed(reason));
        return Optional.of(sa.with(sa.tasks().first(new Task.DeleteIke(reason, ImmutableList.of()), turn.now())));
    }
}
