package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.SaName;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.util.Optional;
import java.util.function.Predicate;

/** What people and programs are told about SAs that come, change and go. */
final class Announcements {
    private Announcements() {
    }

    static void ikeUp(Turn turn, Established sa) {
        turn.report(new Event.IkeUp(Views.of(sa)));
        if (sa.name().connection().extensions().ppk().id().isPresent() && !sa.session().ppk()) {
            turn.report(new Event.Remark(Event.Remark.Matter.PPK_UNUSED, Optional.of(sa.name().connection().name()),
                    sa.name().path(),
                    "is up without its PPK: the peer has none, or another one, so that a quantum computer could read along"
                            + " (RFC 8784 §6); ppk_required = yes would refuse that"));
        }
    }

    static void ikeRekeyed(Turn turn, long oldId, Established sa) {
        turn.report(new Event.IkeRekeyed(oldId, Views.of(sa)));
    }

    static void ikeDown(Turn turn, Established sa, String reason) {
        turn.report(new Event.IkeDown(Views.of(sa), reason));
    }

    static void childUp(Turn turn, Established sa, ChildSa child) {
        turn.report(new Event.ChildUp(Views.of(sa), Views.of(child)));
    }

    static void childRekeyed(Turn turn, Established sa, long oldId, ChildSa child) {
        turn.report(new Event.ChildRekeyed(Views.of(sa), oldId, Views.of(child)));
    }

    static void childDown(Turn turn, Established sa, ChildSa child, String reason) {
        turn.report(new Event.ChildDown(Views.of(sa), Views.of(child), reason));
    }

    /** The queue without those tasks, whose orders are carried out by other means. */
    static TaskQueue moot(Turn turn, TaskQueue tasks, Predicate<Task> moot, String why) {
        tasks.tasks().stream().map(TaskQueue.Queued::task).filter(moot)
                .forEach(task -> turn.answer(task.orders(), new Event.OrderDone(why)));
        return tasks.without(moot);
    }

    /** An exchange failed; those whose orders depended on it hear of it. */
    static void failed(Turn turn, SaName name, TaskQueue tasks, ImmutableList<OrderId> orders, Failure failure) {
        turn.report(new Event.Failed(Optional.of(name.connection().name()), name.path(), failure));
        Event answer = new Event.OrderFailed(failure.notification() + ": " + failure.summary());
        turn.answer(orders, answer);
        tasks.tasks().forEach(queued -> turn.answer(queued.task().orders(), answer));
    }
}
