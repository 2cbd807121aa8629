package ike.interop.vici;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What waits to be written to one client, so that nobody but its own thread ever waits for it. */
final class Outbox {
    private static final Parcel END = new Parcel(List.of(), 0, Outbox::nothing);

    private final PacketStream stream;
    private final Consumer<String> trouble;
    private final Runnable whenOver;
    private final LinkedBlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong octets = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closed;

    /**
     * What is written in one go.
     *
     * @param octets how many of those that count are in it
     * @param written what to do then
     */
    private record Parcel(Iterable<Packet> packets, long octets, Runnable written) {
    }

    Outbox(PacketStream stream, Consumer<String> trouble, Runnable whenOver) {
        this.stream = stream;
        this.trouble = trouble;
        this.whenOver = whenOver;
    }

    private static void nothing() {
    }

    /** False when the client does not keep up; when it is gone already, nothing is kept for it. */
    boolean offer(Packet packet) {
        return keep(new Parcel(List.of(packet), packet.length(), Outbox::nothing));
    }

    /** Events that are made when their turn comes: those of a request, of which one is worked on at a time. */
    boolean offerAll(String event, Iterable<Message> messages) {
        return keep(new Parcel(Iterables.transform(messages, message -> new Packet.Event(event, message)), 0,
                Outbox::nothing));
    }

    /** The answer to a request, and what to do when the client has been sent it. */
    boolean offer(Packet.Response answer, Runnable written) {
        return keep(new Parcel(List.of(answer), 0, written));
    }

    private boolean keep(Parcel parcel) {
        if (closed) {
            return true;
        }
        boolean room = waiting.size() < ViciLimits.WAITING_PACKETS
                && octets.addAndGet(parcel.octets()) <= ViciLimits.WAITING_OCTETS;
        return room && waiting.add(parcel);
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
            for (Parcel next = waiting.take(); next != END; next = waiting.take()) {
                for (Packet packet : next.packets()) {
                    write(packet);
                }
                octets.addAndGet(-next.octets());
                next.written().run();
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

    /** What does not fit the protocol is left out, and told; a request is answered all the same. */
    private void write(Packet packet) throws IOException {
        try {
            stream.write(packet);
        } catch (IllegalArgumentException e) {
            String why = "left out, because vici has no room for it: " + e.getMessage();
            trouble.accept(why);
            if (packet instanceof Packet.Response) {
                stream.write(new Packet.Response(
                        Message.builder().put("success", "no").put("errmsg", "the answer was " + why).build()));
            }
        }
    }
}
