package ike.engine;

/**
 * When an engine wants a {@link Input.Tick} if nothing else comes first. A query, never an effect: there is nothing to cancel and
 * nothing stale.
 */
public sealed interface Deadline {
    /** No timer runs. */
    record Never() implements Deadline {
    }

    /** At this moment of {@link Now#nanos} or later. */
    record At(long nanos) implements Deadline {
    }

    /** No timer runs. */
    static Deadline never() {
        return new Never();
    }

    /** The earlier of two. */
    static Deadline earlier(Deadline a, Deadline b) {
        return switch (a) {
            case Never() -> b;
            case At(long x) -> b instanceof At(long y) && y - x < 0 ? b : a;
        };
    }

    /** True when the moment has come. */
    default boolean isDue(Now now) {
        return this instanceof At(long nanos) && nanos - now.nanos() <= 0;
    }
}
