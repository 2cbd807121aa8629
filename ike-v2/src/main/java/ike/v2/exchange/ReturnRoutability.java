package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Routability;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * COOKIE2 (RFC 4555 §3.7, §4.2.5): whoever sends it back has received the request that it stood in, so the peer can be reached where
 * that went, if it went to one address only. Before, the children send nothing to a new address.
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

    /** One for a peer that may be elsewhere than it says, because it may move and decides about that, or has moved. */
    static Optional<Bytes> wanted(Turn turn, Established sa) {
        boolean mayBeElsewhere = !sa.mobility().ours() || sa.routability().held().isPresent();
        return sa.mobility().agreed() && mayBeElsewhere ? Optional.of(draw(turn)) : Optional.empty();
    }

    /** What is known of the peer once the SA goes along this way; NATs that are followed without MOBIKE prove nothing (RFC 7296 §2.23). */
    static Routability after(Established sa, Path path) {
        IpAddress remote = path.remote().address();
        Path before = sa.name().path();
        if (path.equals(before)) {
            return sa.routability();
        }
        if (!sa.mobility().agreed() || sa.outboundPath().remote().address().equals(remote)) {
            return sa.routability().trusted();
        }
        return remote.equals(before.remote().address())
                ? sa.routability().moved()
                : sa.routability().unproved(sa.outboundPath());
    }

    /** The SA with a check as the next thing to do. */
    static Established check(Turn turn, Established sa) {
        Predicate<Task> check = Task.CheckLiveness.class::isInstance;
        return sa.tasks().has(check)
                ? sa
                : sa.with(sa.tasks().first(new Task.CheckLiveness(ImmutableList.of()), turn.now()));
    }

    /** The SA whose peer has sent the cookie of a request back that was sent when it had moved so often. */
    static Established proved(Turn turn, Established sa, int moves) {
        return sa.routability().held().isPresent() && sa.routability().moves() == moves
                ? Hearing.sending(turn, sa.toBuilder().routability(sa.routability().proved()).build())
                : sa;
    }

    /** What a successor of the IKE SA has to find out or to tell anew, because the answer comes too late for it. */
    static TaskQueue renewed(Turn turn, Established old, TaskQueue tasks) {
        boolean telling = old.window().pending(Pending.UpdateAddresses.class).findAny().isPresent();
        boolean checking = old.routability().held().isPresent();
        return telling
                ? tasks.first(new Task.UpdateAddresses(ImmutableList.of()), turn.now())
                : checking ? tasks.first(new Task.CheckLiveness(ImmutableList.of()), turn.now()) : tasks;
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
