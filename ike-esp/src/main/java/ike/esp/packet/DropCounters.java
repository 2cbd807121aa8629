package ike.esp.packet;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How many packets were dropped, by reason. Any thread may count and read. */
public final class DropCounters {
    private final ImmutableMap<Drop, AtomicLong> counts = Maps.toMap(EnumSet.allOf(Drop.class), _ -> new AtomicLong());

    /** Counts one. */
    public void count(Drop drop) {
        counter(drop).incrementAndGet();
    }

    /** How many were dropped for this reason. */
    public long of(Drop drop) {
        return counter(drop).get();
    }

    /** Every reason that occurred, with its count. */
    public ImmutableMap<Drop, Long> snapshot() {
        EnumSet<Drop> occurred = EnumSet.allOf(Drop.class);
        occurred.removeIf(drop -> of(drop) == 0);
        return ImmutableMap.copyOf(Maps.asMap(occurred, this::of));
    }

    private AtomicLong counter(Drop drop) {
        return Objects.requireNonNull(counts.get(drop));
    }
}
