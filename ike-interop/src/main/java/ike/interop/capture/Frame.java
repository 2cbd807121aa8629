package ike.interop.capture;

import ike.wire.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * One frame of a capture.
 *
 * @param number its place in the file, from 1, as Wireshark counts
 * @param time when it was captured, to the nanosecond; pcapng's simple packets carry none
 * @param linkType what the octets begin with, a number of the tcpdump project's link type registry (see {@link
 *      LinkLayer})
 * @param octets what was captured
 * @param originalLength the octets that were on the wire; more than {@code octets} when the capture cut the frame short
 */
public record Frame(long number, Optional<Instant> time, int linkType, Bytes octets, long originalLength) {
    /** True when the capture kept only the beginning. */
    public boolean isCutShort() {
        return originalLength > octets.length();
    }
}
