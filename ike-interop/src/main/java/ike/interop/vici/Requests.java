package ike.interop.vici;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The requests of one client: nothing tells which response belongs to which, so one is worked on at a time. */
final class Requests {
    private final Consumer<Packet.Request> begin;
    private final Deque<Packet.Request> waiting = new ArrayDeque<>();
    private boolean busy;
    private Runnable whenDone = () -> {
    };

    Requests(Consumer<Packet.Request> begin) {
        this.begin = begin;
    }

    /** Begins the request, now or when those before it are done; false when too many wait. */
    boolean offer(Packet.Request request) {
        synchronized (this) {
            if (busy) {
                return waiting.size() < ViciLimits.WAITING_REQUESTS && waiting.add(request);
            }
            busy = true;
        }
        begin.accept(request);
        return true;
    }

    /** The request that was begun last is answered. */
    void done() {
        Packet.Request next;
        synchronized (this) {
            next = waiting.poll();
            busy = next != null;
        }
        if (next != null) {
            begin.accept(next);
        } else {
            whenIdle();
        }
    }

    /** No more requests come; does this when all are answered. */
    void endWhenDone(Runnable end) {
        synchronized (this) {
            whenDone = end;
        }
        whenIdle();
    }

    private void whenIdle() {
        Runnable end;
        synchronized (this) {
            if (busy) {
                return;
            }
            end = whenDone;
        }
        end.run();
    }
}
