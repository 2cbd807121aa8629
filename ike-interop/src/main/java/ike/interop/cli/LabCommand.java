package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.files.FileFailure;
import ike.interop.lab.CaseResult;
import ike.interop.lab.HtmlReport;
import ike.interop.lab.Lab;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Lanes;
import ike.interop.lab.MalformedCase;
import ike.interop.lab.MarkdownReport;
import ike.interop.lab.Matrix;
import ike.interop.lab.Namespace;
import ike.interop.lab.Pause;
import ike.interop.lab.Requirements;
import ike.interop.scenario.ScenarioPage;
import ike.interop.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ike lab}: the cases of the lab against the installed strongSwan, with a report and evidence for each. */
@Command(name = "lab",
        description = "Runs our endpoint against the installed strongSwan in network namespaces, case by case.",
        footerHeading = "%nExamples:%n", footer = {"  ike lab", "  ike lab --only 'suite-.*'",
                "  ike lab --only wrong-secret --keep",
                "  ike lab --scenarios strongswan/testing/tests --only 'ikev2/rw-.*'"})
public final class LabCommand implements Callable<Integer> {
    private static final Path CASES = Path.of("ike-interop", "src", "lab", "cases");
    private static final Path DOCUMENTS = Path.of("docs");

    @Spec
    private CommandSpec spec;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = ".*",
            description = "Only the cases whose whole name matches (default: all).")
    private String only = ".*";

    @Option(names = "--keep", description = "Leaves each case standing until Enter is pressed, to look at it.")
    private boolean keep;

    @Option(names = "--beside", paramLabel = "N",
            description = "How many cases are played beside each other (default: one for each processor, at most 4).")
    private int beside = Lanes.usual();

    @Option(names = "--cases", paramLabel = "DIR",
            description = "The folder with a folder for each case (default: ike-interop/src/lab/cases).")
    private @Nullable Path cases;

    @Option(names = "--scenarios", paramLabel = "DIR",
            description = "Plays strongSwan's own test scenarios instead, the folder testing/tests of its sources, with our"
                    + " endpoint in the place of each host.")
    private @Nullable Path scenarios;

    @Option(names = "--evidence", paramLabel = "DIR", defaultValue = "lab",
            description = "Gets captures, keys, logs and index.html (default: lab).")
    private Path evidence = Path.of("lab");

    @Option(names = "--report", paramLabel = "FILE",
            description = "Also writes the results there as Markdown (default: docs/interop.md, when all cases were run); of"
                    + " scenarios it renews the lines of those that were played.")
    private @Nullable Path report;

    /** Called by picocli. */
    public LabCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (beside < 1) {
            throw new ParameterException(spec.commandLine(), "--beside " + beside + " is not at least 1");
        }
        OutputFile.require(report);
        try {
            return (scenarios == null ? play() : playScenarios(scenarios)).code();
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, "the lab cannot go on: " + FileFailure.writing(e), e);
        }
    }

    private ExitCode play() throws IOException, InterruptedException {
        Matrix known = matrix();
        Requirements.missing().ifPresent(what -> {
            throw new UserError(ExitCode.MISSING, "the lab " + what);
        });
        PrintWriter out = spec.commandLine().getOut();
        Matrix matrix = known.playableBy(Lab.peerVersion());
        ImmutableList<Matrix.LeftOut> leftOut = known.leftOut(Lab.peerVersion());
        leftOut.forEach(one -> out.println("left out: " + one.name() + " " + one.why()));
        if (matrix.runs().isEmpty()) {
            throw new UserError(ExitCode.MISSING, "none of the cases can be played here");
        }
        makeFolder();
        LabProgress progress = progress(out, matrix.runs().size());
        long start = System.nanoTime();
        try (Lanes lanes = Lanes.open(evidence, archive(), keep ? 1 : Math.min(beside, matrix.runs().size()))) {
            Pause pause = keep ? this::stand : Pause.NONE;
            ImmutableList<CompletableFuture<CaseResult>> all = matrix.runs().stream()
                    .map(run -> lanes.submit(run, pause, progress)).collect(ImmutableList.toImmutableList());
            ImmutableList<CaseResult> results = all.stream().map(CompletableFuture::join)
                    .collect(ImmutableList.toImmutableList());
            write(results, leftOut, Duration.ofNanos(System.nanoTime() - start));
            return verdict(results);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(evidence);
        } catch (IOException e) {
            throw OutputFile.cannotWrite(evidence, e);
        }
    }

    private static ExitCode verdict(ImmutableList<CaseResult> results) {
        return results.stream().allMatch(CaseResult::passed) ? ExitCode.DONE : ExitCode.NO;
    }

    private static LabProgress progress(PrintWriter out, int runs) {
        return new LabProgress(out, runs, Optional.ofNullable(System.console()).isPresent());
    }

    private ExitCode playScenarios(Path tests) throws IOException, InterruptedException {
        if (keep || cases != null) {
            throw new ParameterException(spec.commandLine(), "--scenarios goes with neither --keep nor --cases");
        }
        Scenarios.missing(tests).ifPresent(what -> {
            throw new UserError(ExitCode.BAD_INPUT, what);
        });
        Optional<String> missing = Requirements.missing();
        (missing.isPresent() ? missing : Scenarios.missing()).ifPresent(what -> {
            throw new UserError(ExitCode.MISSING, "the lab " + what);
        });
        makeFolder();
        Scenarios all = Scenarios.open(tests, pattern(), archive(), evidence);
        if (all.runs() == 0) {
            throw new UserError(ExitCode.BAD_INPUT,
                    "no scenario in " + tests + " that can be played is called " + only);
        }
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        Scenarios.Report played = all.play(beside, progress(out, all.runs()));
        played.notPlayed().forEach(one -> out.println("not played: " + one.name() + " " + one.why()));
        writePage(played.results(), played.notPlayed(), Duration.ofNanos(System.nanoTime() - start));
        if (report != null) {
            String before = Files.exists(report) ? Files.readString(report) : "";
            OutputFile.write(report, ScenarioPage.renewed(before, played.rows(), Lab.peerVersion().toString(),
                    LocalDate.now(ZoneId.systemDefault())));
            out.println("report: " + report);
        }
        out.flush();
        return verdict(played.results());
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(only);
        } catch (PatternSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--only " + only + ": " + e.getDescription(), e);
        }
    }

    private Matrix matrix() throws IOException {
        Path folder = cases == null ? CASES : cases;
        if (!Files.isDirectory(folder)) {
            throw new UserError(ExitCode.BAD_INPUT,
                    "there is no folder " + folder + "; run this in the project's folder, or name one with --cases");
        }
        try {
            Matrix matrix = Matrix.of(folder, pattern());
            if (matrix.runs().isEmpty()) {
                throw new UserError(ExitCode.BAD_INPUT, "no case in " + folder + " is called " + only);
            }
            return matrix;
        } catch (MalformedCase e) {
            throw new UserError(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** The archive that this program runs from: the lab starts another one of it. */
    private static Path archive() {
        try {
            Path archive = Path.of(LabCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isRegularFile(archive)) {
                return archive;
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new UserError(ExitCode.MISSING, "the lab needs the packaged program: start it as ./ike lab");
    }

    private void stand(LabNetwork network) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        for (Namespace namespace : network.all()) {
            out.println("  ip netns exec " + namespace.name() + " bash");
        }
        out.print("The case stands; Enter ends it. ");
        out.flush();
        int key = System.in.read();
        while (key >= 0 && key != '\n') {
            key = System.in.read();
        }
    }

    private void write(ImmutableList<CaseResult> results, ImmutableList<Matrix.LeftOut> leftOut, Duration time)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String peer = writePage(results, leftOut, time);
        boolean all = only.equals(".*") && cases == null;
        Path document = report == null ? DOCUMENTS.resolve("interop.md") : report;
        if (report != null || (all && Files.isDirectory(DOCUMENTS))) {
            OutputFile.write(document, MarkdownReport.of(results, leftOut, time, peer));
            out.println("report: " + document);
        }
        out.flush();
    }

    /** The page among the evidence; returns who the peer was. */
    private String writePage(ImmutableList<CaseResult> results, ImmutableList<Matrix.LeftOut> leftOut, Duration time)
            throws IOException, InterruptedException {
        String peer = Lab.peerName();
        Path page = evidence.resolve("index.html");
        OutputFile.write(page, HtmlReport.of(results, leftOut, time, peer, page));
        spec.commandLine().getOut().println("report: " + page);
        return peer;
    }
}
