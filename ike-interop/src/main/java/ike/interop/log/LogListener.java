package ike.interop.log;

/** Somebody who hears entries. Any thread may tell them; it is never kept waiting. */
public interface LogListener {
    /** Somebody who wants to hear of nothing. */
    LogListener NOBODY = new LogListener() {
        @Override
        public boolean wants(LogGroup group, int level) {
            return false;
        }

        @Override
        public void hear(LogEntry entry) {
        }
    };

    /** True when entries of this group and level are of interest: others are not even made. */
    boolean wants(LogGroup group, int level);

    /** Takes an entry, one of interest. */
    void hear(LogEntry entry);
}
