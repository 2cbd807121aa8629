package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import ike.engine.config.ChildConfig;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Children that an IKE SA has got, or was ordered to set up, while another one was made in its place (RFC 7296 §2.8.3): before it goes,
 * the other one gets them too, so that none is lost with it.
 */
final class LateChildren {
    private LateChildren() {
    }

    /** The two SAs when the new one, {@code heir}, is to have these children in its turn; nothing if none is missing. */
    static Optional<ImmutableMap<IkeSa, Optional<IkeSa>>> moved(Turn turn, Established old, Established heir,
            ImmutableSet<String> asked) {
        ImmutableList<ChildConfig> late = Stream
                .concat(old.children().all().filter(ChildSa::isLive).map(ChildSa::config),
                        old.window().pending(Pending.CreateChild.class).filter(p -> p.replaces().isEmpty())
                                .map(Pending.CreateChild::config))
                .filter(child -> !asked.contains(child.name())).distinct().collect(ImmutableList.toImmutableList());
        ImmutableList<TaskQueue.Queued> ordered = old.tasks().tasks().stream()
                .filter(queued -> queued.task() instanceof Task.CreateChild).collect(ImmutableList.toImmutableList());
        if ((late.isEmpty() && ordered.isEmpty()) || !heir.isLive()) {
            return Optional.empty();
        }
        TaskQueue tasks = heir.tasks();
        for (ChildConfig child : late) {
            tasks = tasks.plus(new Task.CreateChild(child, ImmutableList.of()), turn.now());
        }
        for (TaskQueue.Queued queued : ordered) {
            tasks = tasks.plus(queued);
        }
        ImmutableSet<String> all = Stream.concat(asked.stream(), late.stream().map(ChildConfig::name))
                .collect(ImmutableSet.toImmutableSet());
        Task again = new Task.Retire(old.name().uniqueId(), all);
        return Optional.of(ImmutableMap.of(
                old, Optional.of(old.with(old.tasks().without(Task.CreateChild.class::isInstance))),
                heir, Optional.of(Transitions.run(turn, heir.with(tasks.plus(again, turn.now()))))));
    }
}
