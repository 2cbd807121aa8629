package ike.interop.cli;

import com.google.common.base.Joiner;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the packets of a capture that are neither IKE nor ESP, by what they are. */
final class OtherPackets {
    private static final int MAX_KINDS = 100;

    private final TreeMap<String, Long> kinds = new TreeMap<>();
    private long explained;
    private long others;

    void explained() {
        explained++;
    }

    void count(String what) {
        others++;
        kinds.merge(kinds.size() < MAX_KINDS || kinds.containsKey(what) ? what : "more", 1L, Long::sum);
    }

    /** What there is to say at the end; nothing when every packet was explained. */
    Optional<String> line() {
        if (others == 0) {
            return explained > 0 ? Optional.empty() : Optional.of("The capture holds no packets.");
        }
        return Optional.of(others + (others == 1 ? " packet completes" : " packets complete")
                + " no message of IKE or ESP: " + Joiner
                        .on(", ")
                        .join(kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).toList()));
    }
}
