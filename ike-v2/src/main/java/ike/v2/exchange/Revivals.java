package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Reactions.Reaction;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import java.util.Optional;
import java.util.function.Function;

/** What is to come back of an IKE SA that is gone. No RFC section: strongSwan's {@code close_action} and {@code dpd_action}. */
final class Revivals {
    private Revivals() {
    }

    /** The live children, each by its reaction; nothing if none has one. */
    static Optional<Turn.Revival> of(Established sa, Function<ChildSa, Reaction> reaction) {
        ImmutableList<String> start = names(sa, reaction, Reaction.START);
        ImmutableList<String> trap = names(sa, reaction, Reaction.TRAP);
        return start.isEmpty() && trap.isEmpty()
                ? Optional.empty()
                : Optional.of(new Turn.Revival(sa.name().connection().name(), sa.name().path(), start, trap));
    }

    private static ImmutableList<String> names(Established sa, Function<ChildSa, Reaction> reaction, Reaction wanted) {
        return sa.children().all().filter(child -> child.isLive() && reaction.apply(child) == wanted)
                .map(child -> child.config().name()).distinct().collect(ImmutableList.toImmutableList());
    }
}
