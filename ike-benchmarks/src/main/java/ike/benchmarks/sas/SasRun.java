package ike.benchmarks.sas;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.run.ProcessTime;
import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.OurEndpoint;
import ike.interop.lab.RunProgram;
import ike.interop.lab.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Two of our endpoints in two namespaces, with so many Child SAs between them, and what TCP carries through those. */
final class SasRun {
    private static final Duration LOOK = Duration.ofMillis(200);
    /** How long a Child SA may take to come up, on average. */
    private static final Duration EACH = Duration.ofMillis(50);
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final ImmutableList<Integer> streams;
    private final int seconds;

    /** @param seconds how long each load is measured, after as long a warm-up */
    SasRun(List<Integer> streams, int seconds) {
        this.streams = ImmutableList.copyOf(streams);
        this.seconds = seconds;
    }

    /** Every load once. */
    ImmutableList<SasSample> measure(Crowd crowd) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ikes");
        try (LabNetwork network = LabNetwork.open()) {
            for (Side side : Side.values()) {
                // Every address of the side's network is one of its own.
                Command.of("ip", "route", "add", "local", Crowd.network(side == Side.OURS), "dev", "lo")
                        .in(network.of(side)).run();
            }
            try (OurEndpoint left = OurEndpoint.start(network.of(Side.OURS), folder.resolve("l"),
                    RunProgram.ofScript());
                    OurEndpoint right = OurEndpoint.start(network.of(Side.PEER), folder.resolve("r"),
                            RunProgram.ofScript())) {
                right.load(Files.writeString(folder.resolve("right.conf"), crowd.configuration(false)));
                left.load(Files.writeString(folder.resolve("left.conf"), crowd.configuration(true)));
                awaitChildren(left, crowd.sas());
                return measure(network, crowd, ImmutableList.of(left.pid(), right.pid()));
            }
        } finally {
            Command.of("rm", "-r", folder.toString()).run();
        }
    }

    private ImmutableList<SasSample> measure(LabNetwork network, Crowd crowd, ImmutableList<Long> pids)
            throws IOException, InterruptedException {
        ImmutableList.Builder<SasSample> samples = ImmutableList.builder();
        for (int count : streams) {
            try (Streams running = Streams.start(network, count)) {
                Thread.sleep(Duration.ofSeconds(seconds));
                long start = System.nanoTime();
                long octets = running.arrived();
                double cpu = ProcessTime.seconds(pids);
                Thread.sleep(Duration.ofSeconds(seconds));
                double bits = 8.0 * (running.arrived() - octets);
                double time = (System.nanoTime() - start) / 1e9;
                samples.add(new SasSample(crowd.sas(), count, bits / 1e6 / time,
                        (ProcessTime.seconds(pids) - cpu) / (bits / 1e9)));
            }
        }
        return samples.build();
    }

    private static void awaitChildren(OurEndpoint endpoint, int count) throws IOException, InterruptedException {
        long patience = FIRST.plus(EACH.multipliedBy(count)).toNanos();
        long start = System.nanoTime();
        int mark = 0;
        long up = 0;
        while (up < count) {
            ImmutableList<String> lines = endpoint.log().since(mark);
            mark += lines.size();
            up += lines.stream().filter(line -> line.startsWith("child-up ")).count();
            if (System.nanoTime() - start > patience) {
                throw new IOException("only " + up + " of " + count + " Child SAs came up");
            }
            Thread.sleep(LOOK);
        }
    }
}
