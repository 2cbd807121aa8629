package ike.engine.sim;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The chances of one thing in a simulation. Each has a stream of its own, named by a label: one more throw here never
 * changes a throw there. The numbers are those of SplitMix64, good enough for weather and not for keys.
 */
public final class Dice {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    /** The stream of a seed and a label. */
    public Dice(long seed, String label) {
        state = Hashing.sha256().newHasher().putLong(seed).putString(label, StandardCharsets.UTF_8).hash().asLong();
    }

    /** Any 64 bits. */
    public long bits() {
        state += STEP;
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return low + Long.remainderUnsigned(bits(), high - low + 1);
    }

    /** A time from {@code low} to {@code high}. */
    public Duration between(Duration low, Duration high) {
        return Duration.ofNanos(between(low.toNanos(), high.toNanos()));
    }

    /** A number from 0 to 1, 1 excluded. */
    public double fraction() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** True with this probability, 0 to 1. */
    public boolean chance(double probability) {
        return fraction() < probability;
    }
}
