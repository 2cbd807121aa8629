package ike.benchmarks.sas;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import ike.interop.cli.ExitCode;
import ike.interop.cli.UserError;
import ike.interop.lab.Requirements;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ike bench sas}: what many Child SAs cost. No RFC section: this is the program, not the protocol. */
@Command(name = "sas",
        description = "Measures TCP through two of our endpoints with one Child SA between them, and with many, in turn: one"
                + " connection, and several at once, each through an SA of its own. Needs what ike lab needs.")
public final class SasCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--sas", paramLabel = "N", defaultValue = "10000",
            description = "How many Child SAs, 2 to 20000 (default: ${DEFAULT-VALUE}).")
    private int sas;

    @Option(names = "--streams", paramLabel = "N", split = ",", defaultValue = "1,200",
            description = "How many TCP connections at once, in turn, each 1 to the number of SAs (default: ${DEFAULT-VALUE}).")
    private List<Integer> streams;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "12",
            description = "How long each load is measured, after as long a warm-up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
            description = "How often everything is measured; medians are reported (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /** Called by picocli. */
    public SasCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (sas < 2 || sas > Crowd.MOST || streams.stream().anyMatch(count -> count < 1 || count > sas)) {
            throw new ParameterException(spec.commandLine(),
                    "--sas must be 2 to " + Crowd.MOST + ", and --streams 1 to that number");
        }
        if (seconds < 1 || seconds > MOST_SECONDS || rounds < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--seconds must be 1 to " + MOST_SECONDS + ", and --rounds at least 1");
        }
        try {
            Optional<String> missing = Requirements.missing();
            if (missing.isPresent()) {
                throw new UserError(ExitCode.MISSING, "ike bench sas " + missing.get());
            }
            spec.commandLine().getOut().print(measure().markdown());
            return ExitCode.DONE.code();
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private SasReport measure() throws IOException, InterruptedException {
        double before = Machine.load();
        SasRun run = new SasRun(streams, seconds);
        ImmutableList.Builder<SasSample> samples = ImmutableList.builder();
        for (int round = 0; round < rounds; round++) {
            for (Crowd crowd : ImmutableList.of(Crowd.ONE, new Crowd(sas))) {
                for (SasSample sample : run.measure(crowd)) {
                    samples.add(sample);
                    spec.commandLine().getErr().printf(Locale.ROOT, "%,d Child SAs, %,d connections: %,.0f Mbit/s%n",
                            sample.sas(), sample.streams(), sample.rate());
                }
            }
        }
        String method = String.format(Locale.ROOT,
                "medians of %d rounds, each load %d s after as long a warm-up · load average %.1f before, %.1f after",
                rounds, seconds, before, Machine.load());
        return new SasReport(Machine.current(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), method, samples.build());
    }
}
