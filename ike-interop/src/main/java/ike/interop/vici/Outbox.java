package ike.interop.vici;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits to be written to one client, so that nobody but its own thread ever waits for it. */
final class Outbox {
    private static final Iterable<Packet> END = List.of();

    private final PacketStream stream;
    private final Runnable whenOver;
    private final LinkedBlockingQueue<Iterable<Packet>> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closed;

    Outbox(PacketStream stream, Runnable whenOver) {
        this.stream = stream;
        this.whenOver = whenOver;
    }

    /** False when the client does not keep up; when it is gone already, nothing is kept for it. */
    boolean offer(Packet packet) {
        return keep(List.of(packet));
    }

    /** The same of events that are made when their turn comes. */
    boolean offerAll(String event, Iterable<Message> messages) {
        return keep(Iterables.transform(messages, message -> new Packet.Event(event, message)));
    }

    private boolean keep(Iterable<Packet> packets) {
        return closed || (waiting.size() < ViciLimits.WAITING_PACKETS && waiting.add(packets));
    }

    /** Nothing more comes. */
    void end() {
        waiting.add(END);
    }

    /** True when everything was written, or cannot be, within the limit. */
    boolean awaitEnd(Duration limit) {
        try {
            return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes until the end. */
    @SuppressWarnings("ReferenceEquality") // END is a mark, not a value
    void run() {
        try {
            for (Iterable<Packet> next = waiting.take(); next != END; next = waiting.take()) {
                for (Packet packet : next) {
                    stream.write(packet);
                }
            }
        } catch (IOException _) {
            // The client is gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            waiting.clear();
            over.countDown();
            whenOver.run();
        }
    }
}
