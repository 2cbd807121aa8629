package ike.interop.readers;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import ike.interop.Tshark;
import ike.interop.transcript.Explanation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Wireshark's reader and ours say of a capture, packet by packet.
 *
 * @param tshark knows the keys
 * @param columns what is compared
 */
public record BothReaders(Tshark tshark, Columns columns) {
    private static final String TYPES = "isakmp.typepayload";
    /** IKE and ESP, but not where an ICMP error quotes them. */
    private static final String OF_OURS = "(isakmp || esp)"
            + " && !(frame.protocols matches \"^[a-z0-9]+(:ethertype)?:ip(v6)?:icmp(v6)?:\")";

    /** A value that the two do not agree on. */
    public record Difference(long packet, String column, String theirs, String ours) {
        @Override
        public String toString() {
            return "packet " + packet + ", " + column + ": Wireshark says [" + theirs + "], we say [" + ours + "]";
        }
    }

    /**
     * Where they differ; none when they say the same of every packet of IKE and ESP. Not compared are messages in parts, which the two
     * join in different ways, and second copies where the columns are {@link Columns#chained}.
     */
    public ImmutableList<Difference> differences(Path capture, List<Explanation> explained)
            throws IOException, InterruptedException {
        ImmutableMap<Long, Row> theirs = theirs(capture);
        ImmutableMap<Long, Explanation> ours = Maps.uniqueIndex(explained, Explanation::number);
        return Stream.concat(theirs.keySet().stream(), ours.keySet().stream()).distinct().sorted()
                .flatMap(packet -> differences(packet, theirs.getOrDefault(packet, Row.NONE),
                        Optional.ofNullable(ours.get(packet))))
                .collect(ImmutableList.toImmutableList());
    }

    private Stream<Difference> differences(long packet, Row theirs, Optional<Explanation> explanation) {
        if (theirs.inParts() || (theirs.again() && columns.chained())) {
            return Stream.empty();
        }
        ImmutableMap<String, String> ours = explanation.map(columns::row).orElse(ImmutableMap.of());
        return columns.values().keySet().stream().map(column -> new Difference(packet, column,
                theirs.cells().getOrDefault(column, ""), ours.getOrDefault(column, "")))
                .filter(difference -> !difference.theirs().equals(difference.ours()));
    }

    /** What Wireshark says of a packet, and whether the same octets came before. */
    private record Row(ImmutableMap<String, String> cells, boolean again) {
        /** Of a packet that it takes for neither IKE nor ESP. */
        static final Row NONE = new Row(ImmutableMap.of(), false);
        /** SKF of IKEv2 (RFC 7383 §2.5), and the fragment payload of IKEv1. */
        private static final ImmutableSet<String> PARTS = ImmutableSet.of("53", "132");

        boolean inParts() {
            return Splitter.on(',').splitToStream(cells.getOrDefault(TYPES, "")).anyMatch(PARTS::contains);
        }
    }

    private ImmutableMap<Long, Row> theirs(Path capture) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Y", OF_OURS, "-T", "fields",
                "-E", "separator=|", "-E", "aggregator=,", "-e", "frame.number", "-e", "udp.payload"));
        columns.values().keySet().forEach(column -> arguments.addAll(List.of("-e", column)));
        Set<String> seen = new HashSet<>();
        return tshark.read(capture, arguments.toArray(String[]::new)).lines()
                .map(line -> Splitter.on('|').splitToList(line))
                .collect(ImmutableMap.toImmutableMap(cells -> Long.valueOf(cells.getFirst()),
                        cells -> new Row(cells(cells.subList(2, cells.size())), !seen.add(cells.get(1)))));
    }

    private ImmutableMap<String, String> cells(List<String> values) {
        ImmutableMap.Builder<String, String> cells = ImmutableMap.builder();
        Iterator<String> value = values.iterator();
        columns.values().keySet().forEach(column -> cells.put(column,
                column.equals(TYPES) ? withoutProposals(value.next()) : value.next()));
        return cells.buildOrThrow();
    }

    /** To Wireshark, proposals (2) and transforms (3) are payloads too. */
    private static String withoutProposals(String types) {
        return String.join(",", Splitter.on(',').splitToStream(types)
                .filter(type -> !type.equals("2") && !type.equals("3")).toList());
    }
}
