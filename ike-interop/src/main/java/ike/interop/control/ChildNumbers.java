package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What strongSwan calls the reqid: a number for each pair of traffic selectors, the same for all SAs that follow each other with them.
 * Confined to the engine's thread; of selectors that were not looked at for long the number is forgotten.
 */
final class ChildNumbers {
    private static final int MOST = 100_000;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<Selectors, Integer> numbers = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Selectors, Integer> eldest) {
            return size() > MOST;
        }
    };
    private int last;

    private record Selectors(ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote) {
    }

    int of(ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote) {
        return numbers.computeIfAbsent(new Selectors(local, remote), _ -> ++last);
    }
}
