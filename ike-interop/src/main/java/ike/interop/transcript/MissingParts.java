package ike.interop.transcript;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the packets with parts of something that never becomes whole. No RFC section: a capture may begin late, end early and
 * miss packets.
 *
 * @param <N> what names a whole
 */
final class MissingParts<N> {
    /** Wholes that are remembered: a part of one that comes once more is not missed. */
    private static final int MAX_COMPLETED = 1024;

    private final String what;
    private final Set<N> completed = new LinkedHashSet<>();
    private long packets;
    private long first = Long.MAX_VALUE;

    MissingParts(String what) {
        this.what = what;
    }

    void completed(N name) {
        completed.add(name);
        if (completed.size() > MAX_COMPLETED) {
            completed.remove(completed.iterator().next());
        }
    }

    /** These parts are given up. */
    void missed(N name, Collection<Long> numbers) {
        if (!completed.contains(name)) {
            packets += numbers.size();
            numbers.forEach(number -> first = Math.min(first, number));
        }
    }

    Optional<Findings.Unexplained> told() {
        return packets == 0
                ? Optional.empty()
                : Optional.of(new Findings.Unexplained(what + ", of which others are missing", packets, first));
    }
}
