package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Idleness;
import ike.v2.sa.Task;
import java.time.Duration;
import java.util.Optional;

/** Child SAs that carry nothing are deleted, where that is wanted. No RFC section: strongSwan's {@code inactivity}. */
final class Inactivity {
    private Inactivity() {
    }

    /** Asks what a child has carried; the number is below 0, for Child SAs are counted apart from IKE SAs. */
    static Established look(Turn turn, Established sa, ChildSa child, Idleness idleness) {
        turn.effect(new Effect.Ask(new AskId(-child.uniqueId()), new Question.Traffic(child.uniqueId())));
        return sa.with(child.with(idleness.looking(turn.now(), allowed(child))));
    }

    /** Takes the answer. */
    static Established onAnswer(Turn turn, Established sa, long id, long packets) {
        Optional<ChildSa> child = sa.children().find(id).filter(ChildSa::isLive);
        Optional<Idleness> seen = child.flatMap(ChildSa::idleness).map(before -> before.seen(turn.now(), packets));
        if (child.isEmpty() || seen.isEmpty()) {
            return sa;
        }
        Established next = sa.with(child.get().with(seen.get()));
        Task delete = new Task.DeleteChild(id, "it has carried nothing for " + allowed(child.get()).toSeconds() + " s",
                ImmutableList.of());
        boolean over = seen.get().isLongerThan(turn.now(), allowed(child.get())) && !next.tasks().has(delete::equals);
        return over ? next.with(next.tasks().plus(delete, turn.now())) : next;
    }

    private static Duration allowed(ChildSa child) {
        return child.config().reactions().inactivity();
    }
}
