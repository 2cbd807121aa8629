package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.util.OptionalLong;

/**
 * Both ends authenticate each other anew, which only a new IKE SA can do (RFC 7296 §2.8.3). Either the new one is made before the old
 * one is broken, and nothing is lost meanwhile; or the old one is deleted first, for peers that do not bear two of them.
 */
final class Reauthentication {
    private Reauthentication() {
    }

    /** To be done where the peer replaces no SA by CREATE_CHILD_SA, as the smallest implementations do not (§4, RFC 7815 §2.2). */
    static Established instead(Turn turn, Established sa, Failure refusal, ImmutableList<OrderId> orders) {
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, ImmutableList.of(), refusal);
        return sa.tasks().has(Task.Reauthenticate.class::isInstance) && orders.isEmpty()
                ? sa
                : sa.with(sa.tasks().plus(new Task.Reauthenticate(orders), turn.now()));
    }

    /** Begins it. */
    static Established begin(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        Established current = sa.with(sa.lifetime().withReauthAt(OptionalLong.empty()));
        ImmutableList<ChildSa> children = sa.children().all().filter(ChildSa::isLive)
                .collect(ImmutableList.toImmutableList());
        if (children.isEmpty() || !turn.environment().habits().makeBeforeBreak()) {
            return InformationalInitiator.deleteToReauthenticate(turn, current, orders);
        }
        TaskQueue tasks = TaskQueue.EMPTY;
        for (ChildSa child : children) {
            tasks = tasks.plus(
                    new Task.CreateChild(child.config(),
                            child.equals(children.getFirst()) ? orders : ImmutableList.of()),
                    turn.now());
        }
        try {
            turn.spawn(InitInitiator.start(turn, sa.name().connection(), sa.name().path(),
                    tasks.plus(retirement(sa), turn.now()), 1));
        } catch (Refused refused) {
            turn.answer(orders, new Event.OrderFailed(Notifications.failure(refused.refusal()).summary()));
        }
        return current;
    }

    /** What is to be done when all children that it has now are there. */
    static Task retirement(Established old) {
        return new Task.Retire(old.name().uniqueId(), old.children().all().filter(ChildSa::isLive)
                .map(child -> child.config().name()).collect(ImmutableSet.toImmutableSet()));
    }

    /** The old one can go, now that the new one has its children. */
    static Established retire(Turn turn, Established old) {
        Task delete = new Task.DeleteIke("authenticated anew", ImmutableList.of());
        return old.with(old.lifetime().retired()).with(old.tasks().first(delete, turn.now()));
    }
}
