package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.util.Optional;

/** Begins what an IKE SA has to do, as far as its window allows (RFC 7296 §2.3). */
final class TaskRunner {
    private TaskRunner() {
    }

    /** The SA with its next exchanges under way, if the window is free and something is due. */
    static Established next(Turn turn, Established sa) {
        Established current = withinMessageIds(turn, Requests.release(turn, sa));
        Optional<TaskQueue.Queued> due = current.dueTask(turn.now());
        while (due.isPresent()) {
            current = begin(turn, current.with(current.tasks().taking(due.get())), due.get().task());
            due = current.dueTask(turn.now());
        }
        return current;
    }

    /** Message IDs never begin anew: the IKE SA is replaced before, or ended (§2.2). */
    private static Established withinMessageIds(Turn turn, Established sa) {
        if (!sa.isLive()) {
            return sa;
        }
        if (sa.window().isSpent() && !sa.tasks().has(Task.DeleteIke.class::isInstance)) {
            return sa.with(sa.tasks().first(new Task.DeleteIke("no message IDs are left", ImmutableList.of()),
                    turn.now()));
        }
        return sa.window().isRunningOut() && !sa.tasks().has(Task.RekeyIke.class::isInstance)
                ? sa.with(sa.tasks().first(new Task.RekeyIke(ImmutableList.of()), turn.now()))
                : sa;
    }

    private static Established begin(Turn turn, Established sa, Task task) {
        return switch (task) {
            case Task.BeUp(var orders) -> {
                turn.answer(orders, new Event.OrderDone("IKE_SA " + sa.name().connection().name() + " is up"));
                yield sa;
            }
            case Task.CreateChild t -> create(turn, sa, t);
            case Task.RekeyChild t -> rekey(turn, sa, t);
            case Task.DeleteChild t -> delete(turn, sa, t);
            case Task.RekeyIke t -> RekeyIkeInitiator.start(turn, sa, t.orders());
            case Task.Reauthenticate t -> Reauthentication.begin(turn, sa, t.orders());
            case Task.Retire(long old, var asked) -> {
                turn.retire(old, sa.name().uniqueId(), asked);
                yield sa;
            }
            case Task.DeleteIke t -> InformationalInitiator.deleteIke(turn, sa, t.reason(), t.orders());
            case Task.UpdateAddresses t -> MobikeInitiator.update(turn, sa, t.orders());
            case Task.ListAddresses() -> AdditionalAddresses.tell(turn, sa);
            case Task.Tell(var notify) -> InformationalInitiator.tell(turn, sa, notify);
            case Task.Redirect t -> RedirectResponder.send(turn, sa, t);
            case Task.CheckLiveness t -> InformationalInitiator.checkLiveness(turn, sa, t.orders());
        };
    }

    /** A packet and an order may have asked for the same child while the IKE SA was made, and the peer may have made it meanwhile. */
    private static Established create(Turn turn, Established sa, Task.CreateChild task) {
        String name = task.config().name();
        if (sa.children().all().anyMatch(child -> child.isLive() && child.config().name().equals(name))) {
            turn.answer(task.orders(), new Event.OrderDone("CHILD_SA " + name + " is up already"));
            return sa;
        }
        return CreateChildInitiator.start(turn, sa, task);
    }

    private static Established rekey(Turn turn, Established sa, Task.RekeyChild task) {
        Optional<ChildSa> child = sa.children().find(task.child());
        if (child.isPresent() && child.get().isLive()) {
            return CreateChildInitiator.rekey(turn, sa, child.get(), task.orders());
        }
        turn.answer(task.orders(), child.isPresent() && child.get().isReplaced()
                ? new Event.OrderDone("the CHILD_SA is rekeyed already")
                : new Event.OrderFailed("the CHILD_SA is deleted meanwhile"));
        return sa;
    }

    private static Established delete(Turn turn, Established sa, Task.DeleteChild task) {
        Optional<ChildSa> child = sa.children().find(task.child())
                .filter(found -> found.stage() != ChildSa.Stage.LINGERING);
        if (child.isPresent()) {
            return InformationalInitiator.deleteChild(turn, sa, child.get(), task.reason(), task.orders());
        }
        turn.answer(task.orders(), new Event.OrderDone("the CHILD_SA is gone already"));
        return sa;
    }
}
