package ike.interop.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which addresses are asked now, and which were not long ago: an address is left alone for a while, whatever it said. To be used by one
 * thread.
 */
final class Visits {
    /** So long an address is left alone after it was asked. */
    private static final Duration PAUSE = Duration.ofSeconds(60);
    /** So many addresses are remembered for that. */
    private static final int MOST_ADDRESSES = 1_000;
    /** So many peers' addresses are asked at a time; for others nobody is asked. */
    private static final int MOST_AT_A_TIME = 16;

    private final Map<String, Instant> asked = new LinkedHashMap<>();
    private final Set<String> asking = new HashSet<>();
    private int places;

    /** True when an address may be asked, as far as it is concerned itself. */
    boolean isDue(String address, Instant now) {
        Instant before = asked.get(address);
        return before == null || !now.isBefore(before.plus(PAUSE));
    }

    /** Counts these as asked from now on; false when too many others are, or when there is none. */
    boolean begin(List<String> addresses, Instant now) {
        if (addresses.isEmpty() || places >= MOST_AT_A_TIME) {
            return false;
        }
        places++;
        addresses.forEach(address -> remember(address, now));
        asking.addAll(addresses);
        return true;
    }

    /** They have said what they had to say. */
    void end(List<String> addresses) {
        addresses.forEach(asking::remove);
        places--;
    }

    /** True while this one is asked. */
    boolean isUnderWay(String address) {
        return asking.contains(address);
    }

    private void remember(String address, Instant now) {
        asked.remove(address);
        if (asked.size() >= MOST_ADDRESSES) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(address, now);
    }
}
