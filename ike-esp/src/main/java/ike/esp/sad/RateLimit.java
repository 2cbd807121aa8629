package ike.esp.sad;

/** Lets something happen once in a while: at first, and then at most once in each interval. Confined to one thread. */
public final class RateLimit {
    private final long intervalNanos;
    private boolean used;
    private long last;

    /** A limit of one in {@code intervalNanos}. */
    public RateLimit(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** It may happen again at once. */
    public void reset() {
        used = false;
    }

    /** True when it may happen now; it then counts as having happened. */
    public boolean permits(long nowNanos) {
        if (used && nowNanos - last < intervalNanos) {
            return false;
        }
        used = true;
        last = nowNanos;
        return true;
    }
}
