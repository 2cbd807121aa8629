package ike.engine.sim;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The virtual clock and what is to happen when: in the order of time, and of what was planned first. */
final class Agenda {
    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::nanos)
            .thenComparingLong(Entry::sequence);

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
    private long nanos;
    private long sequence;

    private record Entry(long nanos, long sequence, Runnable action) {
    }

    Agenda(long nanos) {
        this.nanos = nanos;
    }

    long nanos() {
        return nanos;
    }

    /** Plans an action; what lies in the past happens now. */
    void plan(long moment, Runnable action) {
        entries.add(new Entry(Math.max(moment, nanos), sequence++, action));
    }

    /** Does what comes next, if it comes at {@code last} or before; false when nothing does. */
    boolean next(long last) {
        Entry entry = entries.peek();
        if (entry == null || entry.nanos > last) {
            return false;
        }
        entries.remove();
        nanos = entry.nanos;
        entry.action.run();
        return true;
    }

    /** Nothing happened until {@code moment}. */
    void idleUntil(long moment) {
        nanos = Math.max(nanos, moment);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
