package ike.interop.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Where everything is told that happens in an endpoint, to all who listen. Any thread may use it. */
public final class Journal {
    private final List<LogListener> listeners = new CopyOnWriteArrayList<>();

    /** A journal that nobody listens to yet. */
    public Journal() {
    }

    /** From now on this one listens, too. */
    public void addListener(LogListener listener) {
        listeners.add(listener);
    }

    /** This one listens no more. */
    public void removeListener(LogListener listener) {
        listeners.remove(listener);
    }

    /** Tells an entry to whoever wants it. */
    public void tell(LogEntry entry) {
        for (LogListener listener : listeners) {
            if (listener.wants(entry.group(), entry.level())) {
                listener.hear(entry);
            }
        }
    }

    /** Tells an entry that is made only if somebody wants it. */
    public void tell(LogGroup group, int level, Supplier<LogEntry> entry) {
        if (listeners.stream().anyMatch(listener -> listener.wants(group, level))) {
            tell(entry.get());
        }
    }

    /** Tells a remark that everybody wants to read and no program needs to. */
    public void remark(LogGroup group, String sentence) {
        tell(LogEntry.remark(group, 0, sentence));
    }
}
