package ike.esp.sad;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from prefixes of addresses to what begins there, sorted by rank: open addressing, changed by one thread
 * while others look up. A bucket is an array that is never changed once it is in its place.
 */
final class PrefixTable<T extends Selecting> {
    private final IntFunction<T[]> arrays;
    private volatile Slots<T> slots = new Slots<>(16);
    private int used;

    PrefixTable(IntFunction<T[]> arrays) {
        this.arrays = arrays;
    }

    /** What begins at this prefix, the highest rank first; null when nothing ever did. */
    T @Nullable [] find(boolean v4, int length, long high, long low) {
        Slots<T> now = slots;
        int at = now.find(kind(v4, length), high, low);
        return at < 0 ? null : now.buckets.getAcquire(at);
    }

    /** Adds something to a prefix; true when the prefix had nothing before, false also when it was there already. */
    boolean add(boolean v4, int length, long high, long low, T item) {
        T[] before = find(v4, length, high, low);
        int count = before == null ? 0 : before.length;
        if (before != null && Arrays.asList(before).contains(item)) {
            return false;
        }
        T[] after = arrays.apply(count + 1);
        int at = 0;
        while (before != null && at < count && before[at].rank() > item.rank()) {
            after[at] = before[at];
            at++;
        }
        after[at] = item;
        if (before != null) {
            System.arraycopy(before, at, after, at + 1, count - at);
        }
        put(kind(v4, length), high, low, after);
        return count == 0;
    }

    /** Takes something from a prefix; true when it was the last there. */
    boolean remove(boolean v4, int length, long high, long low, T item) {
        T[] before = find(v4, length, high, low);
        if (before == null || !Arrays.asList(before).contains(item)) {
            return false;
        }
        T[] after = Arrays.stream(before).filter(one -> !one.equals(item)).toArray(arrays);
        put(kind(v4, length), high, low, after);
        return after.length == 0;
    }

    private void put(int kind, long high, long low, T[] bucket) {
        if (2 * (used + 1) > slots.mask) {
            grow();
        }
        if (slots.put(kind, high, low, bucket)) {
            used++;
        }
    }

    /** Empty buckets stay behind. */
    private void grow() {
        Slots<T> old = slots;
        int live = 0;
        for (int i = 0; i <= old.mask; i++) {
            live += old.isLive(i) ? 1 : 0;
        }
        Slots<T> larger = new Slots<>(Integer.highestOneBit(live + 1) * 8);
        used = live;
        for (int i = 0; i <= old.mask; i++) {
            if (old.isLive(i)) {
                larger.put(old.kinds.getPlain(i), old.highs[i], old.lows[i], old.buckets.getPlain(i));
            }
        }
        slots = larger;
    }

    /** Family and length in one number that is never zero. */
    private static int kind(boolean v4, int length) {
        return (v4 ? 1 : 256) + length;
    }

    private static final class Slots<T> {
        private final int mask;
        private final AtomicIntegerArray kinds;
        private final long[] highs;
        private final long[] lows;
        private final AtomicReferenceArray<T @Nullable []> buckets;

        Slots(int size) {
            mask = size - 1;
            kinds = new AtomicIntegerArray(size);
            highs = new long[size];
            lows = new long[size];
            buckets = new AtomicReferenceArray<>(size);
        }

        boolean isLive(int at) {
            T[] bucket = buckets.getPlain(at);
            return bucket != null && bucket.length > 0;
        }

        /** The place of this prefix; below zero when it has none. */
        int find(int kind, long high, long low) {
            int at = start(kind, high, low);
            for (int there = kinds.getAcquire(at); there != 0; there = kinds.getAcquire(at)) {
                if (there == kind && highs[at] == high && lows[at] == low) {
                    return at;
                }
                at = (at + 1) & mask;
            }
            return ~at;
        }

        /** True when a place was used that never was before. */
        boolean put(int kind, long high, long low, T @Nullable [] bucket) {
            int found = find(kind, high, low);
            int at = found < 0 ? ~found : found;
            buckets.setRelease(at, bucket);
            if (found < 0) {
                highs[at] = high;
                lows[at] = low;
                kinds.setRelease(at, kind);
            }
            return found < 0;
        }

        private int start(int kind, long high, long low) {
            long mixed = (high * 0x9e3779b97f4a7c15L ^ low) * 0xbf58476d1ce4e5b9L + kind * 0x94d049bb133111ebL;
            return (int) (mixed >>> 32) & mask;
        }
    }
}
