package ike.esp;

import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.wire.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Packets that wait for an SA (RFC 4301 §5.1): a bounded queue, in order. What has waited too long is dropped; its sender
 * has long sent it again. Confined to one thread.
 */
final class HeldPackets {
    /** How many packets may wait. */
    static final int MOST = 64;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    private final DropCounters drops;
    private final Deque<Held> queue = new ArrayDeque<>();

    private record Held(Bytes packet, long since) {
    }

    /** Does something with a packet that is in an array from index 0 again; 0 when it has to go on waiting. */
    interface Trial {
        int send(byte[] frame, int length);
    }

    HeldPackets(DropCounters drops) {
        this.drops = drops;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Keeps a copy of the packet. */
    void hold(byte[] frame, int length, long nowNanos) {
        if (queue.size() == MOST) {
            drops.count(Drop.QUEUE_FULL);
        } else {
            queue.add(new Held(Bytes.copyOf(frame, 0, length), nowNanos));
        }
    }

    /** Tries all packets again, the oldest first; those for which there is still no SA stay. */
    void retry(byte[] frame, long nowNanos, Trial trial) {
        for (int left = queue.size(); left > 0; left--) {
            Held held = queue.remove();
            held.packet().copyTo(frame, 0);
            if (nowNanos - held.since() > LONGEST) {
                drops.count(Drop.NO_SA);
            } else if (trial.send(frame, held.packet().length()) == 0) {
                queue.add(held);
            }
        }
    }
}
