package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.TransformId;
import java.util.OptionalLong;

/** What the initiator does when CREATE_CHILD_SA for a Child SA is refused (RFC 7296 §1.3, §2.25). */
final class ChildRefusals {
    /** Groups that a peer may ask for in turn before we give up. */
    private static final int MOST_GROUPS = 2;

    private ChildRefusals() {
    }

    /** The peer refused. */
    static Established onError(Turn turn, Established sa, Pending.CreateChild pending, NotifyPayload error) {
        if (pending.rival().isPresent()) {
            // The peer's own rekey of the same SA stands (§2.8.1).
            turn.answer(pending.orders(), new Event.OrderDone("rekeyed by the peer"));
            return sa;
        }
        if (isStale(sa, pending)) {
            turn.answer(pending.orders(), new Event.OrderFailed("the CHILD_SA is deleted meanwhile"));
            return sa;
        }
        return switch (error.notifyType()) {
            case NotifyType.Known.INVALID_KE_PAYLOAD -> otherGroup(turn, sa, pending, error);
            case NotifyType.Known.TEMPORARY_FAILURE -> Postponement.of(turn, sa, task(pending));
            case NotifyType.Known.SINGLE_PAIR_REQUIRED -> forThePacket(turn, sa, pending, error);
            case NotifyType.Known.CHILD_SA_NOT_FOUND -> fromScratch(turn, sa, pending);
            case NotifyType.Known.NO_ADDITIONAL_SAS ->
                noMore(turn, sa, pending, PeerRefusal.of(error, pending.offered()));
            default -> fail(turn, sa, pending, PeerRefusal.of(error, pending.offered()));
        };
    }

    /**
     * The answer says yes but cannot be used. The peer has a Child SA now that we have not, so the two ends no longer
     * agree on the state: the IKE SA is closed (§2.21.3).
     */
    static Established onUnusableAnswer(Turn turn, Established sa, ImmutableList<OrderId> orders, Refusal refusal) {
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, orders, Notifications.failure(refusal));
        return sa.with(sa.tasks()
                .first(new Task.DeleteIke("the peer's answer cannot be used", ImmutableList.of()), turn.now()));
    }

    private static boolean isStale(Established sa, Pending.CreateChild pending) {
        return pending.replaces().isPresent()
                && sa.children().find(pending.replaces().getAsLong()).filter(ChildSa::isLive).isEmpty();
    }

    private static Established otherGroup(Turn turn, Established sa, Pending.CreateChild pending, NotifyPayload error) {
        try {
            TransformId group = GroupWish.read(error);
            if (pending.groupRetries() < MOST_GROUPS && InitInitiator.offers(pending.offered(), group)) {
                return CreateChildInitiator.again(turn, sa, pending, group);
            }
            return fail(turn, sa, pending, PeerRefusal.of(error, pending.offered()));
        } catch (Refused refused) {
            return fail(turn, sa, pending, Notifications.failure(refused.refusal()));
        }
    }

    /** Asks for the traffic of the packet that waits and for nothing else (§2.9); without such a packet there is no pair. */
    private static Established forThePacket(Turn turn, Established sa, Pending.CreateChild pending,
            NotifyPayload error) {
        boolean triggered = sa.name().connection().child(pending.config().name())
                .filter(usual -> usual.local().size() < pending.config().local().size()).isPresent();
        return triggered && pending.replaces().isEmpty()
                ? sa.with(sa.tasks().plus(new Task.CreateChild(pending.config().firstPair(), pending.orders()),
                        turn.now()))
                : fail(turn, sa, pending, PeerRefusal.of(error, pending.offered()));
    }

    /** A successor may come with another IKE SA; one more child would not (§4). */
    private static Established noMore(Turn turn, Established sa, Pending.CreateChild pending, Failure refusal) {
        return pending.replaces().isPresent()
                ? Reauthentication.instead(turn, sa, refusal, pending.orders())
                : fail(turn, sa, pending, refusal);
    }

    private static Established fromScratch(Turn turn, Established sa, Pending.CreateChild pending) {
        if (pending.replaces().isEmpty()) {
            return fail(turn, sa, pending, new Failure("CHILD_SA_NOT_FOUND", true,
                    "an answer that makes no sense: nothing was to be rekeyed", "", "RFC 7296 §2.25"));
        }
        Established without = ChildRemoval.silently(turn, sa, pending.replaces().getAsLong(),
                "the peer does not know it");
        return without.with(without.tasks().plus(new Task.CreateChild(pending.config(), pending.orders()), turn.now()));
    }

    /** What was to be done. */
    static Task task(Pending.CreateChild pending) {
        OptionalLong replaces = pending.replaces();
        return replaces.isPresent()
                ? new Task.RekeyChild(replaces.getAsLong(), pending.orders())
                : new Task.CreateChild(pending.config(), pending.orders());
    }

    private static Established fail(Turn turn, Established sa, Pending.CreateChild pending, Failure failure) {
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, pending.orders(), failure);
        return sa;
    }
}
