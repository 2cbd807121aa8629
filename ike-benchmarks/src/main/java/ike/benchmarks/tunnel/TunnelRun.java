package ike.benchmarks.tunnel;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.run.ProcessTime;
import ike.benchmarks.run.Running;
import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the candidates in turn, each with every load, in two namespaces that it makes. */
final class TunnelRun {
    private static final Pattern AVERAGE = Pattern.compile("= [.0-9]+/([.0-9]+)/");

    private final ImmutableList<Candidate> candidates;
    private final int seconds;
    private final Consumer<String> progress;

    TunnelRun(ImmutableList<Candidate> candidates, int seconds, Consumer<String> progress) {
        this.candidates = candidates;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** One round: every candidate, suite and load once. */
    ImmutableList<Sample> measure(List<Suite> suites) throws IOException, InterruptedException {
        ImmutableList.Builder<Sample> samples = ImmutableList.builder();
        try (LabNetwork network = LabNetwork.open()) {
            for (Suite suite : suites) {
                for (Candidate candidate : candidates) {
                    if (candidate.isProtecting() || suite.equals(suites.getFirst())) {
                        samples.addAll(measure(network, candidate, suite));
                    }
                }
            }
        }
        return samples.build();
    }

    private ImmutableList<Sample> measure(LabNetwork network, Candidate candidate, Suite suite)
            throws IOException, InterruptedException {
        ImmutableList.Builder<Sample> samples = ImmutableList.builder();
        Path folder = Files.createTempDirectory(network.folder(), "b");
        try (Running running = candidate.start(network, suite, folder)) {
            ping(network, candidate.ends(), 1, 50);
            Iperf iperf = new Iperf(network, seconds);
            Flood flood = new Flood(network, seconds);
            for (Load load : Load.values()) {
                double before = ProcessTime.seconds(running.pids());
                boolean tcp = load == Load.TCP;
                double rate = tcp ? iperf.rate(candidate.ends()) : flood.rate(candidate.ends(), load);
                double cpu = ProcessTime.seconds(running.pids()) - before;
                // The processor works through the warm-up, too, at about the same rate.
                double work = rate
                        * (tcp ? iperf.duration() / 1e3 : (seconds + Flood.WARM_UP_SECONDS) / 1e6);
                // The first pings wait, for seconds, behind what a flood has left in queues.
                double _ = ping(network, candidate.ends(), 20, 20);
                samples.add(new Sample(candidate, suite, load, rate, cpu / work,
                        ping(network, candidate.ends(), 20, 1)));
                progress.accept("%s, %s: %s %,.0f".formatted(candidate.title(), suite.title(), load.title(), rate));
            }
        } finally {
            Command.of("rm", "-r", folder.toString()).run();
        }
        return samples.build();
    }

    /** The average round trip of some pings, in milliseconds; tries again until the tunnel is up. */
    private static double ping(LabNetwork network, Ends ends, int count, int tries)
            throws IOException, InterruptedException {
        Command ping = Command
                .of("ping", "-q", "-c", Integer.toString(count), "-i", "0.02", "-W", "1", "-I", ends.left(),
                        ends.right())
                .in(network.of(Side.OURS));
        for (int i = 0; i < tries; i++) {
            Matcher matcher = AVERAGE.matcher(ping.attempt(Duration.ofSeconds(30)).output());
            if (matcher.find()) {
                return Double.parseDouble(matcher.group(1));
            }
        }
        throw new IOException("no ping from " + ends.left() + " was answered by " + ends.right());
    }
}
