package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case demands of its capture, judged by tshark. A look costs it most of a second, so whatever must not be there is one look,
 * and the others go on beside it.
 */
final class CaptureDemands {

    private final Tshark tshark;
    private final ImmutableList<Demand> demands;

    /** A line of the expect file with its display filter. */
    private record Demand(String line, boolean some, String filter) {
    }

    CaptureDemands(Tshark tshark, ImmutableList<Expect.Line> lines) {
        this.tshark = tshark;
        this.demands = lines.stream().flatMap(line -> line.step() instanceof Step.Captured(boolean some, String filter)
                ? Stream.of(new Demand("line " + line.number() + ", \"" + line.text() + "\"", some, filter))
                : Stream.empty()).collect(ImmutableList.toImmutableList());
    }

    /** The first demand that is not met, in a sentence. */
    Optional<String> unmet() throws IOException, InterruptedException {
        FutureTask<ImmutableList<String>> unwanted = look(Stream
                .concat(Stream.of(Tshark.TROUBLED),
                        demands.stream().filter(demand -> !demand.some()).map(Demand::filter))
                .map(filter -> "(" + filter + ")").collect(Collectors.joining(" || ")));
        ImmutableList<FutureTask<ImmutableList<String>>> wanted = demands.stream().filter(Demand::some)
                .map(demand -> look(demand.filter())).collect(ImmutableList.toImmutableList());
        Optional<String> there = result(unwanted).isEmpty() ? Optional.empty() : unwanted();
        if (there.isPresent()) {
            return there;
        }
        int next = 0;
        for (Demand demand : demands) {
            if (demand.some() && result(wanted.get(next++)).isEmpty()) {
                return Optional.of(demand.line() + ": no such packet in the capture");
            }
        }
        return Optional.empty();
    }

    /** Which of them it was. */
    private Optional<String> unwanted() throws IOException, InterruptedException {
        for (Demand demand : demands) {
            if (!demand.some() && !tshark.packets(demand.filter()).isEmpty()) {
                return Optional.of(demand.line() + ": there are such packets in the capture");
            }
        }
        ImmutableList<String> packets = tshark.troubled();
        return packets.stream().findFirst().map(first -> packets.size()
                + " packets are malformed, or not opened by our key tables, the first: " + first.strip());
    }

    private FutureTask<ImmutableList<String>> look(String filter) {
        FutureTask<ImmutableList<String>> task = new FutureTask<>(() -> tshark.packets(filter));
        Thread.ofVirtual().start(task);
        return task;
    }

    private static ImmutableList<String> result(FutureTask<ImmutableList<String>> look)
            throws IOException, InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IOException("tshark: " + e.getMessage(), e);
        }
    }
}
