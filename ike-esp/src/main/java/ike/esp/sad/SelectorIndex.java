package ike.esp.sad;

import ike.esp.packet.AddressBits;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Prefix;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds what selects an outbound packet, by its destination first: every range of remote addresses is cut into prefixes,
 * and a hash table holds what begins at each. A lookup tries the few lengths of prefixes that occur, so it takes no longer
 * when there are ten thousand SAs. One thread changes it while others look up without a lock and without making objects.
 */
final class SelectorIndex<T extends Selecting> {
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final PrefixTable<T> table;
    private final int[] v4Count = new int[V4_BITS + 1];
    private final int[] v6Count = new int[V6_BITS + 1];
    private volatile int[] v4Lengths = {};
    private volatile int[] v6Lengths = {};
    private int wholeCount;
    private volatile boolean wantsWhole;

    /** An empty one; {@code arrays} makes arrays of what it holds. */
    SelectorIndex(IntFunction<T[]> arrays) {
        table = new PrefixTable<>(arrays);
    }

    /** What selects the packet and ranks highest; null when nothing does. */
    @Nullable
    T find(InnerPacket packet) {
        boolean v4 = packet.isV4();
        T best = null;
        for (int length : v4 ? v4Lengths : v6Lengths) {
            long high = Masks.high(packet.destinationHigh(), v4, length);
            long low = Masks.low(packet.destinationLow(), v4, length);
            T found = best(table.find(v4, length, high, low), packet, best);
            best = found == null ? best : found;
        }
        return best;
    }

    /** True when something selects packets between these addresses. For rare cases: looks through a whole bucket. */
    boolean hasAddresses(InnerPacket packet) {
        boolean v4 = packet.isV4();
        for (int length : v4 ? v4Lengths : v6Lengths) {
            T[] bucket = table.find(v4, length, Masks.high(packet.destinationHigh(), v4, length),
                    Masks.low(packet.destinationLow(), v4, length));
            if (bucket != null && Arrays.stream(bucket).anyMatch(item -> item.selectsAddresses(packet))) {
                return true;
            }
        }
        return false;
    }

    /** True when something in it cannot judge fragments. */
    boolean wantsWhole() {
        return wantsWhole;
    }

    /** Takes something in; to be called once for each. */
    void add(T item) {
        countWhole(item.wantsWhole() ? 1 : 0);
        for (AddressRange range : item.remote()) {
            for (Prefix prefix : Prefix.of(range)) {
                AddressBits base = AddressBits.of(prefix.base());
                if (table.add(base.v4(), prefix.length(), base.high(), base.low(), item)) {
                    count(base.v4(), prefix.length(), 1);
                }
            }
        }
    }

    /** Forgets what is in it. */
    void remove(T item) {
        countWhole(item.wantsWhole() ? -1 : 0);
        for (AddressRange range : item.remote()) {
            for (Prefix prefix : Prefix.of(range)) {
                AddressBits base = AddressBits.of(prefix.base());
                if (table.remove(base.v4(), prefix.length(), base.high(), base.low(), item)) {
                    count(base.v4(), prefix.length(), -1);
                }
            }
        }
    }

    /** The first in the bucket that selects the packet, if it ranks above {@code best}. A bucket is sorted by rank. */
    private static <T extends Selecting> @Nullable T best(T @Nullable [] bucket, InnerPacket packet, @Nullable T best) {
        if (bucket == null) {
            return null;
        }
        for (T item : bucket) {
            if (best != null && item.rank() <= best.rank()) {
                return null;
            }
            if (item.selects(packet)) {
                return item;
            }
        }
        return null;
    }

    private void countWhole(int change) {
        wholeCount += change;
        wantsWhole = wholeCount > 0;
    }

    private void count(boolean v4, int length, int change) {
        int[] counts = v4 ? v4Count : v6Count;
        counts[length] += change;
        int[] inUse = java.util.stream.IntStream.range(0, counts.length).filter(l -> counts[l] > 0).toArray();
        if (v4) {
            v4Lengths = inUse;
        } else {
            v6Lengths = inUse;
        }
    }
}
