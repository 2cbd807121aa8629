package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an IKE SA still has to do, in order. A task that met TEMPORARY_FAILURE waits for its moment (RFC 7296 §2.25);
 * others pass it. At most as long as {@link ike.engine.Limits#queuedTasks}.
 *
 * @param running the task whose exchange was begun last
 */
public record TaskQueue(ImmutableList<Queued> tasks, Optional<Queued> running) {
    /** Nothing to do. */
    public static final TaskQueue EMPTY = new TaskQueue(ImmutableList.of(), Optional.empty());

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

    /** One more task at the end. */
    public TaskQueue plus(Task task, Now now) {
        return plus(new Queued(task, now.nanos(), 0));
    }

    /** One more task, before all others. */
    public TaskQueue first(Task task, Now now) {
        return new TaskQueue(
                ImmutableList.<Queued>builder().add(new Queued(task, now.nanos(), 0)).addAll(tasks).build(),
                running);
    }

    /** One more task at the end, with its moment. */
    public TaskQueue plus(Queued queued) {
        return new TaskQueue(ImmutableList.<Queued>builder().addAll(tasks).add(queued).build(), running);
    }

    /** The tasks of both. */
    public TaskQueue plus(TaskQueue other) {
        return new TaskQueue(ImmutableList.<Queued>builder().addAll(tasks).addAll(other.tasks).build(), running);
    }

    /** The first task whose moment has come. */
    public Optional<Queued> due(Now now) {
        return tasks.stream().filter(queued -> queued.isDue(now)).findFirst();
    }

    /** With this one under way. */
    public TaskQueue taking(Queued taken) {
        return new TaskQueue(minus(taken).tasks, Optional.of(taken));
    }

    /** Without this one. */
    public TaskQueue minus(Queued taken) {
        List<Queued> rest = new ArrayList<>(tasks);
        rest.remove(taken);
        return new TaskQueue(ImmutableList.copyOf(rest), running);
    }

    /** Without those tasks. */
    public TaskQueue without(Predicate<Task> unwanted) {
        return new TaskQueue(
                tasks.stream().filter(queued -> !unwanted.test(queued.task())).collect(ImmutableList.toImmutableList()),
                running);
    }

    /** True when such a task waits. */
    public boolean has(Predicate<Task> wanted) {
        return tasks.stream().anyMatch(queued -> wanted.test(queued.task()));
    }
}
