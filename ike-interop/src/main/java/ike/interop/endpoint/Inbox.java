package ike.interop.endpoint;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for the engine's thread, first come, first served. Nobody waits at its door: when too much of what peers can
 * cause waits already, more of it is dropped, as a full socket would; IKE repeats its requests (RFC 7296 §2.1).
 */
final class Inbox {
    /** Errands that wait before peers' ones are dropped. */
    static final int MOST_FROM_PEERS = 4096;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final LinkedBlockingQueue<Errand> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();

    /** Hands over what peers cannot multiply. */
    void put(Errand errand) {
        waiting.add(errand);
    }

    /** Hands over what came from the network, or drops it. */
    void offerFromPeer(Errand errand) {
        if (waiting.size() < MOST_FROM_PEERS) {
            waiting.add(errand);
        } else {
            dropped.incrementAndGet();
        }
    }

    /** The next errand; nothing when none comes before {@code nanos} have passed. */
    Optional<Errand> await(long nanos) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    }

    /** The next errand, however long it takes. */
    Optional<Errand> await() throws InterruptedException {
        return await(NO_LIMIT);
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** How many were dropped since the last call. */
    long takeDropped() {
        return dropped.getAndSet(0);
    }
}
