package ike.engine.sim;

import java.time.Duration;

/**
 * Something that happened to a packet.
 *
 * @param after virtual time since the simulation began
 * @param what what happened
 * @param where the host, or the host and the place on its line
 * @param packet the packet, as it was there
 * @param note why or how; may be empty
 */
public record TraceEvent(Duration after, What what, String where, Packet packet, String note) {
    /** What can happen to a packet. */
    public enum What {
        /** A host sent it. */
        SENT,
        /** Its host took it. */
        DELIVERED,
        /** It was lost on the way, or its host had no use for it. */
        DROPPED,
        /** It went on twice. */
        DUPLICATED,
        /** It went on, but not as it came. */
        CHANGED
    }

    @Override
    public String toString() {
        return String.format("%10.6fs %-10s %-16s %s%s", after.toNanos() / 1e9, what, where, packet,
                note.isEmpty() ? "" : " (" + note + ")");
    }
}
