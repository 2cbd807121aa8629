package ike.esp.sad;

import ike.engine.VolumeLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;

/**
 * How much one half of an SA has carried, whether that was enough (RFC 4301 §4.4.2.1), and when it was used last. One thread counts, any
 * reads: no lock, no atomic instruction. Counts and limits stand side by side, because ten thousand SAs do not fit into a cache.
 */
public final class Volume {
    private static final VarHandle PACKETS = handle("packets");
    private static final VarHandle OCTETS = handle("octets");
    private static final VarHandle LAST_USE = handle("lastUse");
    private static final long NEVER = Long.MIN_VALUE;

    private final long softPackets;
    private final long hardPackets;
    private final long softOctets;
    private final long hardOctets;
    private long packets;
    private long octets;
    private long lastUse = NEVER;
    private long dummies;
    private long dummyOctets;
    private boolean softTold;
    private boolean hardTold;

    Volume(VolumeLimits limits) {
        softPackets = limits.softPackets();
        hardPackets = limits.hardPackets();
        softOctets = limits.softOctets();
        hardOctets = limits.hardOctets();
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Volume.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Counts a packet. */
    void add(int length) {
        PACKETS.setOpaque(this, packets + 1);
        OCTETS.setOpaque(this, octets + length);
    }

    /** It has been of use at that moment, which packets in a row have in common. */
    void usedAt(long nowNanos) {
        if (lastUse != nowNanos) {
            LAST_USE.setOpaque(this, nowNanos);
        }
    }

    /** A packet that carried nothing uses up the key, but nobody has used the SA. */
    void addDummy(int length) {
        dummies++;
        dummyOctets += length;
    }

    /** True when it may carry nothing more. */
    boolean isSpent() {
        return reaches(hardPackets, hardOctets);
    }

    private boolean reaches(long mostPackets, long mostOctets) {
        return packets + dummies >= mostPackets || octets + dummyOctets >= mostOctets;
    }

    /** True once, when the first soft limit is reached. */
    boolean justReachedSoft() {
        boolean now = !softTold && reaches(softPackets, softOctets);
        softTold |= now;
        return now;
    }

    /** True once, when the first hard limit is reached. */
    boolean justReachedHard() {
        boolean now = !hardTold && isSpent();
        hardTold |= now;
        return now;
    }

    /** How many packets were carried. */
    public long packets() {
        return (long) PACKETS.getOpaque(this);
    }

    /** How many octets these had inside. */
    public long octets() {
        return (long) OCTETS.getOpaque(this);
    }

    /** When it was used last; nothing if never. */
    public OptionalLong lastUse() {
        long last = (long) LAST_USE.getOpaque(this);
        return last == NEVER ? OptionalLong.empty() : OptionalLong.of(last);
    }
}
