package ike.benchmarks.tunnel;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import ike.interop.cli.ExitCode;
import ike.interop.cli.OutputFile;
import ike.interop.cli.UserError;
import ike.interop.lab.Requirements;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ike bench esp}: what a tunnel carries, side by side. No RFC section: this is the program, not the protocol. */
@Command(name = "esp",
        description = "Measures traffic through a tunnel between two network namespaces: ours, strongSwan's in user space, a"
                + " relay without cryptography, and the bare wire, in turn. Needs root, strongSwan and iperf3; the relay a C"
                + " compiler.")
public final class TunnelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "4",
            description = "How long each load is measured, TCP after as long a warm-up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
            description = "How often everything is measured; medians are reported (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--suite", paramLabel = "SUITE", split = ",",
            description = "What protects the packets: ${COMPLETION-CANDIDATES}. All of them, when it is missing.")
    private @Nullable List<Suite> suites;

    @Option(names = "--chart", paramLabel = "FILE", description = "Writes the rates of TCP as a bar chart (SVG).")
    private @Nullable Path chart;

    /** Called by picocli. */
    public TunnelCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > 60 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 1 to 60, and --rounds at least 1");
        }
        OutputFile.require(chart);
        try {
            Optional<String> missing = Requirements.missing();
            if (missing.isPresent()) {
                throw new UserError(ExitCode.MISSING, "ike bench esp " + missing.get());
            }
            TunnelReport report = measure();
            spec.commandLine().getOut().print(report.markdown());
            if (chart != null) {
                OutputFile.write(chart, BarChart.svg(report, Load.TCP));
            }
            return ExitCode.DONE.code();
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private TunnelReport measure() throws IOException, InterruptedException {
        List<Suite> wanted = suites == null ? Stream.of(Suite.values()).filter(Suite::isHere).toList() : suites;
        double before = Machine.load();
        ImmutableList.Builder<Sample> samples = ImmutableList.builder();
        TunnelRun run = new TunnelRun(Stream.of(Candidate.values())
                .filter(Candidate::isHere).collect(ImmutableList.toImmutableList()), seconds,
                line -> spec.commandLine().getErr().println(line));
        for (int round = 0; round < rounds; round++) {
            samples.addAll(run.measure(wanted));
        }
        String method = String.format(Locale.ROOT,
                "medians of %d rounds, each load %d s, TCP after as long a warm-up · load average %.1f before, %.1f after",
                rounds, seconds, before, Machine.load());
        return new TunnelReport(Machine.current(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), method, samples.build());
    }
}
