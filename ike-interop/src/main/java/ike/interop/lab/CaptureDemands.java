package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a case demands of its capture, judged by tshark in one look. */
final class CaptureDemands {

    private final Tshark tshark;
    private final boolean unopened;
    private final ImmutableList<Demand> demands;

    /** A line of the expect file with its display filter. */
    private record Demand(String line, boolean some, String filter) {
        Optional<String> unmet(int packets) {
            if (some) {
                return packets > 0 ? Optional.empty() : Optional.of(line + ": no such packet in the capture");
            }
            return packets == 0 ? Optional.empty() : Optional.of(line + ": there are such packets in the capture");
        }
    }

    /** What {@code lines} say of the capture; unless {@code unopened}, nothing in it is malformed or closed to our keys. */
    CaptureDemands(Tshark tshark, ImmutableList<Expect.Line> lines, boolean unopened) {
        this.tshark = tshark;
        this.unopened = unopened;
        this.demands = lines.stream().flatMap(line -> line.step() instanceof Step.Captured(boolean some, String filter)
                ? Stream.of(new Demand("line " + line.number() + ", \"" + line.text() + "\"", some, filter))
                : Stream.empty()).collect(ImmutableList.toImmutableList());
    }

    /** The first demand that is not met, in a sentence. */
    Optional<String> unmet() throws IOException, InterruptedException {
        ImmutableList<Integer> counts = tshark.counts(Stream
                .concat(Stream.of(Tshark.TROUBLED), demands.stream().map(Demand::filter)).toList());
        if (counts.isEmpty()) {
            return Optional.of("the capture has no two packets");
        }
        for (int i = 0; i < demands.size(); i++) {
            Optional<String> unmet = demands.get(i).unmet(counts.get(i + 1));
            if (unmet.isPresent()) {
                return unmet;
            }
        }
        return unopened || counts.getFirst() == 0 ? Optional.empty() : troubled();
    }

    private Optional<String> troubled() throws IOException, InterruptedException {
        ImmutableList<String> packets = tshark.troubled();
        return packets.stream().findFirst().map(first -> packets.size()
                + " packets are malformed, or not opened by our key tables, the first: " + first.strip());
    }
}
