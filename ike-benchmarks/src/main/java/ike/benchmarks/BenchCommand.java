package ike.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.benchmarks.handshakes.HandshakeCommand;
import ike.benchmarks.handshakes.LearnCommand;
import ike.benchmarks.report.JsonReport;
import ike.benchmarks.report.Machine;
import ike.benchmarks.report.MarkdownReport;
import ike.benchmarks.report.Measurement;
import ike.benchmarks.report.Report;
import ike.benchmarks.report.Yardstick;
import ike.benchmarks.run.JmhRun;
import ike.benchmarks.run.OpensslSpeed;
import ike.benchmarks.run.Progress;
import ike.benchmarks.sas.SasCommand;
import ike.benchmarks.tunnel.TunnelCommand;
import ike.interop.cli.ExitCode;
import ike.interop.cli.OutputFile;
import ike.interop.cli.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ike bench}: what things cost on this machine. No RFC section: this is the program, not the protocol. */
@Command(name = "bench",
        description = "Measures with JMH what things cost on this machine, and prints a Markdown table.",
        subcommands = {TunnelCommand.class, SasCommand.class, HandshakeCommand.class,
                LearnCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  ike bench --list",
                "  ike bench 'esp\\.' --openssl", "  ike bench esp", "  ike bench sas", "  ike bench handshakes",
                "  ike bench 'KeyExchange|Handshake' --json costs.json"})
public final class BenchCommand implements Callable<Integer> {

    /** Words that stand for a pattern, and for the yardsticks and the file that belong to it. */
    private static final ImmutableMap<String, String> GROUPS = ImmutableMap.of("crypto",
            "(crypto|wire)\\.|esp\\.PacketBenchmark");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PATTERN", defaultValue = "",
            description = "Which benchmarks: a regular expression, searched in names such as crypto.PrfBenchmark.newKey;"
                    + " crypto for all of the cryptography and of messages, with OpenSSL beside where it is installed, and"
                    + " bench-crypto.json as the file."
                    + " All of them, when it is missing: that takes some minutes.")
    private String pattern;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every sample to a file as well.")
    private @Nullable Path json;

    @Option(names = "--openssl", description = "Runs openssl speed beside, as a yardstick.")
    private boolean openssl;

    @Option(names = "--forks", paramLabel = "N", defaultValue = "1",
            description = "Measures each case in N JVMs, one after the other (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
            description = "How long each JVM measures, after as long a warm-up (default: ${DEFAULT-VALUE});"
                    + " longer when other work keeps the processors busy.")
    private double seconds;

    @Option(names = "--list", description = "Names the benchmarks, and measures nothing.")
    private boolean list;

    /** Called by picocli. */
    public BenchCommand() {
    }

    @Override
    public Integer call() {
        JmhRun run = checked();
        ImmutableMap<String, Integer> cases = run.cases();
        if (cases.isEmpty()) {
            throw new UserError(ExitCode.BAD_INPUT,
                    "no benchmark's name contains '" + pattern + "' (see: ike bench --list)");
        }
        if (list) {
            cases.forEach((name, count) -> out().println(name + (count == 1 ? "" : ", " + count + " cases")));
        } else {
            OutputFile.require(file());
            Report report = measure(run, cases.values().stream().mapToInt(Integer::intValue).sum());
            out().print(MarkdownReport.render(report));
            write(report);
        }
        return ExitCode.DONE.code();
    }

    private JmhRun checked() {
        if (forks < 1 || seconds <= 0 || seconds > 3600) {
            throw new ParameterException(spec.commandLine(),
                    "--forks must be at least 1, and --seconds more than 0 and at most 3600");
        }
        try {
            return new JmhRun(Pattern.compile(GROUPS.getOrDefault(pattern, pattern)).pattern(), forks,
                    seconds * crowding());
        } catch (PatternSyntaxException e) {
            throw new UserError(ExitCode.BAD_INPUT, "PATTERN is no regular expression: " + e.getDescription(), e);
        }
    }

    private Report measure(JmhRun run, int count) {
        if (openssl && !OpensslSpeed.isInstalled()) {
            throw new UserError(ExitCode.MISSING, "openssl is not installed (Debian: apt-get install openssl)");
        }
        double before = Machine.load();
        Progress progress = new Progress(count, this::tell);
        try {
            ImmutableList<Measurement> measurements = run.measure(progress);
            ImmutableMap<Measurement, Yardstick> yardsticks = openssl || (isGroup() && OpensslSpeed.isInstalled())
                    ? OpensslSpeed.measure(measurements, this::tell)
                    : ImmutableMap.of();
            String method = String.format(Locale.ROOT,
                    "each case %d × %.1f s after as long a warm-up, one thread · load average %.1f before, %.1f after",
                    forks, run.seconds(), before, Machine.load());
            return new Report(Machine.current(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    method, measurements, yardsticks);
        } catch (RunnerException e) {
            throw failed(e, progress);
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private RuntimeException failed(RunnerException e, Progress progress) {
        if (String.valueOf(e.getMessage()).contains("lock")) {
            return new UserError(ExitCode.MISSING, "another JMH measures on this machine: try again when it is done",
                    e);
        }
        spec.commandLine().getErr().println(progress.words());
        return new IllegalStateException("a benchmark failed", e);
    }

    private boolean isGroup() {
        return GROUPS.containsKey(pattern);
    }

    private @Nullable Path file() {
        return json == null && isGroup() ? Path.of("bench-" + pattern + ".json") : json;
    }

    private void write(Report report) {
        Path file = file();
        if (file != null) {
            OutputFile.write(file, JsonReport.render(report));
            tell("every sample is in " + file);
        }
    }

    /** How much longer the wall clock takes than the processor, for all the others that want it; 8 at most. */
    private static double crowding() {
        double perProcessor = Machine.load() / Runtime.getRuntime().availableProcessors();
        return Math.clamp(perProcessor, 1, 8);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }
}
