package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an IKE SA still has to do, in order. A task that met TEMPORARY_FAILURE waits for its moment (RFC 7296 §2.25);
 * others pass it. At most as long as {@link #hasRoomFor} says.
 *
 * @param postponements how often the task was put off before whose exchange is in hand
 */
public record TaskQueue(ImmutableList<Queued> tasks, int postponements) {
    /** Nothing to do. */
    public static final TaskQueue EMPTY = new TaskQueue(ImmutableList.of(), 0);

    /**
     * A task and the earliest moment for it.
     *
     * @param notBefore of {@link Now#nanos}
     * @param attempts how often it was put off so far
     */
    public record Queued(Task task, long notBefore, int attempts) {
        boolean isDue(Now now) {
            return notBefore - now.nanos() <= 0;
        }
    }

    /** One task. */
    public static TaskQueue of(Task task, Now now) {
        return EMPTY.plus(task, now);
    }

    /**
     * True when another task like this may wait: of children to be set up as many as there may be children, since somebody may have
     * configured so many; of all others together {@link Limits#queuedTasks}.
     */
    public boolean hasRoomFor(Task task, Limits limits) {
        boolean child = task instanceof Task.CreateChild;
        long waiting = tasks.stream().filter(queued -> queued.task() instanceof Task.CreateChild == child).count();
        return waiting < (child ? limits.childrenPerIkeSa() : limits.queuedTasks());
    }

    /** One more task at the end. */
    public TaskQueue plus(Task task, Now now) {
        return plus(new Queued(task, now.nanos(), 0));
    }

    /** One more task, before all others. */
    public TaskQueue first(Task task, Now now) {
        return new TaskQueue(
                ImmutableList.<Queued>builder().add(new Queued(task, now.nanos(), 0)).addAll(tasks).build(),
                postponements);
    }

    /** One more task at the end, with its moment. */
    public TaskQueue plus(Queued queued) {
        return new TaskQueue(ImmutableList.<Queued>builder().addAll(tasks).add(queued).build(), postponements);
    }

    /** The tasks of both. */
    public TaskQueue plus(TaskQueue other) {
        return new TaskQueue(ImmutableList.<Queued>builder().addAll(tasks).addAll(other.tasks).build(), postponements);
    }

    /** The first task that this window lets begin and whose moment has come. */
    public Optional<Queued> due(RequestWindow window, Now now) {
        return startable(window).filter(queued -> queued.isDue(now)).findFirst();
    }

    /** When the next task may begin as the window stands. */
    OptionalLong nextDeadline(RequestWindow window) {
        return startable(window).mapToLong(Queued::notBefore).min();
    }

    /** What may not begin beside the exchanges under way waits for their end, and what comes later waits behind it. */
    private Stream<Queued> startable(RequestWindow window) {
        if (!window.isFree()) {
            return Stream.empty();
        }
        OptionalLong barrier = tasks.stream().filter(queued -> Overlap.isAlone(queued.task()) && !window.isIdle())
                .mapToLong(Queued::notBefore).min();
        return tasks.stream().filter(queued -> Overlap.mayBegin(queued.task(), window))
                .filter(queued -> barrier.isEmpty() || queued.notBefore() - barrier.getAsLong() < 0);
    }

    /** Without this one, whose exchange is begun. */
    public TaskQueue taking(Queued taken) {
        return new TaskQueue(minus(taken).tasks, taken.attempts());
    }

    /** The exchange in hand is that of a task that was put off so often. */
    public TaskQueue resuming(int postponed) {
        return new TaskQueue(tasks, postponed);
    }

    /** Without this one. */
    public TaskQueue minus(Queued taken) {
        List<Queued> rest = new ArrayList<>(tasks);
        rest.remove(taken);
        return new TaskQueue(ImmutableList.copyOf(rest), postponements);
    }

    /** Without those tasks. */
    public TaskQueue without(Predicate<Task> unwanted) {
        return new TaskQueue(
                tasks.stream().filter(queued -> !unwanted.test(queued.task())).collect(ImmutableList.toImmutableList()),
                postponements);
    }

    /** True when such a task waits. */
    public boolean has(Predicate<Task> wanted) {
        return tasks.stream().anyMatch(queued -> wanted.test(queued.task()));
    }
}
