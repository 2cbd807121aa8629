package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Event;
import ike.v2.sa.Beginning;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which IKE SAs an order to authenticate anew means (RFC 7296 §2.8.3): each by one new SA, however often that is ordered while
 * the new one is under way.
 */
final class Renewals {
    private Renewals() {
    }

    /**
     * Those of {@code found} that nothing is done about yet: not one that is only just being set up, one that another SA of
     * {@code all} replaces or that still replaces another, or one that has such a task already.
     */
    static ImmutableList<IkeSa> due(List<IkeSa> found, List<IkeSa> all) {
        ImmutableSet<Long> replaced = all.stream().flatMap(Renewals::tasks)
                .flatMap(task -> task instanceof Task.Retire(long old, var _) ? Stream.of(old) : Stream.empty())
                .collect(ImmutableSet.toImmutableSet());
        return found.stream().filter(sa -> sa instanceof Established && !replaced.contains(sa.name().uniqueId())
                && tasks(sa).noneMatch(task -> task instanceof Task.Retire || task instanceof Task.Reauthenticate))
                .collect(ImmutableList.toImmutableList());
    }

    /** The outcome of an order for which there is nothing to do, since of these IKE SAs none is to be renewed. */
    static Event none(List<IkeSa> found) {
        return found.isEmpty()
                ? new Event.OrderFailed("there is no such IKE_SA")
                : new Event.OrderDone("a new IKE_SA is being set up already");
    }

    private static Stream<Task> tasks(IkeSa sa) {
        TaskQueue queue = switch (sa) {
            case Beginning beginning -> beginning.tasks();
            case Established established -> established.tasks();
            default -> TaskQueue.EMPTY;
        };
        return queue.tasks().stream().map(TaskQueue.Queued::task);
    }
}
