package ike.esp.sad;

import ike.engine.VolumeLimits;

/** How much one half of an SA has carried, and whether that was enough (RFC 4301 §4.4.2.1). One thread counts, any reads. */
final class Volume {
    private final VolumeLimits limits;
    private final Counter packets = new Counter();
    private final Counter octets = new Counter();
    private boolean softTold;
    private boolean hardTold;

    Volume(VolumeLimits limits) {
        this.limits = limits;
    }

    /** Counts a packet. */
    void add(int length) {
        packets.add(1);
        octets.add(length);
    }

    /** True when it may carry nothing more. */
    boolean isSpent() {
        return packets.get() >= limits.hardPackets() || octets.get() >= limits.hardOctets();
    }

    /** True once, when the first soft limit is reached. */
    boolean justReachedSoft() {
        boolean now = !softTold && (packets.get() >= limits.softPackets() || octets.get() >= limits.softOctets());
        softTold |= now;
        return now;
    }

    /** True once, when the first hard limit is reached. */
    boolean justReachedHard() {
        boolean now = !hardTold && isSpent();
        hardTold |= now;
        return now;
    }

    long packets() {
        return packets.get();
    }

    long octets() {
        return octets.get();
    }
}
