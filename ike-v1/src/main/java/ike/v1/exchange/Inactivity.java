package ike.v1.exchange;

import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Established;
import ike.v1.sa.Idleness;
import java.util.Optional;

/** A child that carries nothing is deleted, where that is wanted. No RFC section: strongSwan's {@code inactivity}. */
public final class Inactivity {
    private Inactivity() {
    }

    /** Asks what a child has carried, by a number below 0: children and ISAKMP SAs are counted apart. */
    static Established look(Turn turn, Established sa, ChildSa child, Idleness idleness) {
        turn.effect(new Effect.Ask(new AskId(-child.uniqueId()), new Question.Traffic(child.uniqueId())));
        return sa.with(child.with(idleness.looking(turn.now())));
    }

    /** The child of this number has carried so many packets. */
    public static Established onAnswer(Turn turn, Established sa, long id, long packets) {
        ChildSa child = sa.children().get(id);
        Optional<Idleness> seen = Optional.ofNullable(child).flatMap(ChildSa::idleness)
                .map(before -> before.seen(turn.now(), packets));
        if (child == null || seen.isEmpty()) {
            return sa;
        }
        return seen.get().isOver(turn.now())
                ? Children.deleted(turn, sa, child,
                        "it has carried nothing for " + seen.get().allowed().toSeconds() + " s")
                : sa.with(child.with(seen.get()));
    }
}
