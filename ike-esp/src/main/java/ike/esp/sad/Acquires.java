package ike.esp.sad;

import ike.esp.packet.InnerPacket;
import ike.wire.ip.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often IKE is asked for what a policy protects: at first, and then at most once in each interval, so that a handshake has time.
 * Where each address that packets are for needs an SA of its own, each has intervals of its own. Confined to one thread.
 */
public final class Acquires {
    /** So many addresses are told apart; the one that was asked for longest ago gives way to another. */
    static final int MOST = 64;

    private final long intervalNanos;
    private final boolean eachItsOwn;
    private final RateLimit one;
    private final Map<IpAddress, RateLimit> each = new LinkedHashMap<>();

    Acquires(long intervalNanos, boolean eachItsOwn) {
        this.intervalNanos = intervalNanos;
        this.eachItsOwn = eachItsOwn;
        one = new RateLimit(intervalNanos);
    }

    /** There is an SA for this packet: when it is gone, it may be asked for at once. */
    public void reset(InnerPacket packet) {
        if (!eachItsOwn) {
            one.reset();
        } else if (!each.isEmpty()) {
            each.remove(packet.destination());
        }
    }

    /** True when an SA for this packet may be asked for now; it then counts as having been. */
    public boolean permits(InnerPacket packet, long nowNanos) {
        if (!eachItsOwn) {
            return one.permits(nowNanos);
        }
        if (each.size() == MOST && !each.containsKey(packet.destination())) {
            each.remove(each.keySet().iterator().next());
        }
        return each.computeIfAbsent(packet.destination(), _ -> new RateLimit(intervalNanos)).permits(nowNanos);
    }
}
