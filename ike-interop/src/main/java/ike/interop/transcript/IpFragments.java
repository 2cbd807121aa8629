package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Puts the fragments of IP packets together again (RFC 791 §3.2, RFC 8200 §4.5), of a few packets at a time. */
final class IpFragments {
    /** Packets that are put together at one time; the eldest gives way. */
    static final int MAX_PACKETS = 64;
    /** Fragments of one packet. */
    static final int MAX_FRAGMENTS = 128;
    private static final int MAX_OCTETS = 0xffff;

    private final Map<Name, Assembly> assemblies = new LinkedHashMap<>();
    private final MissingParts<Name> missing = new MissingParts<>("parts of an IP packet");

    private record Name(IpAddress source, IpAddress destination, int protocol, long identification) {
    }

    /** A whole packet, and the numbers of the frames that its fragments before the last one came in. */
    record Whole(IpPacket packet, ImmutableList<Long> earlier) {
    }

    private static final class Assembly {
        private final TreeMap<Integer, Bytes> parts = new TreeMap<>();
        private final List<Long> frames = new ArrayList<>();
        private OptionalInt end = OptionalInt.empty();

        /** All the octets, once there is no gap. What comes twice counts as it came first. */
        private Optional<Bytes> octets() {
            int at = 0;
            List<Bytes> run = new ArrayList<>();
            for (Map.Entry<Integer, Bytes> part : parts.entrySet()) {
                if (part.getKey() > at) {
                    return Optional.empty();
                }
                int fresh = part.getKey() + part.getValue().length() - at;
                if (fresh > 0) {
                    run.add(part.getValue().from(part.getValue().length() - fresh));
                    at += fresh;
                }
            }
            return end.isPresent() && at == end.getAsInt()
                    ? Optional.of(Bytes.concat(run.toArray(Bytes[]::new)))
                    : Optional.empty();
        }
    }

    /** The packet that this fragment makes whole, if it does. */
    Optional<Whole> add(long frame, IpPacket part) {
        Name name = new Name(part.source(), part.destination(), part.protocol(), part.identification());
        Assembly assembly = assemblies.computeIfAbsent(name, _ -> new Assembly());
        int end = part.fragmentOffset() + part.payload().length();
        if (end > MAX_OCTETS || assembly.parts.size() == MAX_FRAGMENTS) {
            assembly.frames.add(frame);
            giveUp(name);
            return Optional.empty();
        }
        assembly.parts.putIfAbsent(part.fragmentOffset(), part.payload());
        if (!part.moreFragments()) {
            assembly.end = OptionalInt.of(end);
        }
        Optional<Whole> whole = assembly.octets()
                .map(octets -> new Whole(new IpPacket(part.source(), part.destination(), part.protocol(),
                        part.identification(), 0, false, octets, 0), ImmutableList.copyOf(assembly.frames)));
        assembly.frames.add(frame);
        if (whole.isPresent()) {
            assemblies.remove(name);
            missing.completed(name);
        } else if (assemblies.size() > MAX_PACKETS) {
            giveUp(assemblies.keySet().iterator().next());
        }
        return whole;
    }

    /** What is still not whole, and never will be: there are no more packets. */
    Optional<Findings.Unexplained> end() {
        ImmutableList.copyOf(assemblies.keySet()).forEach(this::giveUp);
        return missing.told();
    }

    private void giveUp(Name name) {
        Assembly assembly = assemblies.remove(name);
        if (assembly != null) {
            missing.missed(name, assembly.frames);
        }
    }
}
