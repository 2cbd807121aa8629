package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import ike.interop.lab.CaseResult;
import ike.interop.lab.CaptureTranscript;
import ike.interop.lab.Lab;
import ike.interop.lab.Lanes;
import ike.interop.lab.Matrix;
import ike.interop.lab.OurEndpoint;
import ike.interop.lab.Requirements;
import ike.interop.lab.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Plays the scenarios of a folder beside each other, each first by strongSwan alone and then with our endpoint. */
public final class Scenarios {
    /** Program, and the Debian package that brings it. */
    private static final ImmutableMap<String, String> PROGRAMS = ImmutableMap.of("tcpdump", "tcpdump", "openssl",
            "openssl", "pki", "strongswan-pki");

    private final TestingFolder testing;
    private final ImmutableList<Scenario> scenarios;
    private final Path archive;
    private final Path evidence;
    private final Dialect dialect;

    private Scenarios(TestingFolder testing, ImmutableList<Scenario> scenarios, Path archive, Path evidence,
            Dialect dialect) {
        this.testing = testing;
        this.scenarios = scenarios;
        this.archive = archive;
        this.evidence = evidence;
        this.dialect = dialect;
    }

    /** What this machine lacks to play scenarios, beside what the lab needs; the end of a sentence. */
    public static Optional<String> missing() {
        ImmutableList<String> packages = PROGRAMS.entrySet().stream()
                .filter(program -> !Requirements.installed(program.getKey())).map(Map.Entry::getValue)
                .collect(ImmutableList.toImmutableList());
        if (!packages.isEmpty()) {
            return Optional.of("needs these Debian packages for scenarios: " + String.join(" ", packages));
        }
        return Files.isDirectory(Sandbox.COVERED)
                ? Optional.empty()
                : Optional.of("needs a folder " + Sandbox.COVERED + ", which each host covers with its own");
    }

    /** Why this folder is none of scenarios; a sentence. */
    public static Optional<String> missing(Path tests) {
        return TestingFolder.missing(tests);
    }

    /**
     * Reads the scenarios whose whole names match, and has the certificates made, which takes a minute the first time.
     *
     * @param tests the folder {@code testing/tests} of strongSwan's sources
     * @param archive our program
     * @param evidence gets the copy with the certificates, and what is seen
     */
    public static Scenarios open(Path tests, Pattern only, Path archive, Path evidence)
            throws IOException, InterruptedException {
        TestingFolder testing = TestingFolder.open(tests, Files.createDirectories(evidence).resolve("testing"));
        return new Scenarios(testing, testing.scenarios(only), archive, evidence, Dialect.of(Lab.peerVersion()));
    }

    /** How many places our endpoint takes at most, one after the other. */
    public int runs() {
        return scenarios.stream().filter(scenario -> scenario.hindrance().isEmpty())
                .mapToInt(scenario -> scenario.peers().size()).sum();
    }

    /**
     * What became of them.
     *
     * @param results of each place that our endpoint took
     * @param notPlayed the others
     */
    public record Report(ImmutableList<CaseResult> results, ImmutableList<Matrix.LeftOut> notPlayed) {
    }

    /** Plays all, so many beside each other. */
    public Report play(int beside, Lanes.Watcher watcher) throws IOException, InterruptedException {
        List<Future<Report>> reports = new ArrayList<>();
        ImmutableList.Builder<CaseResult> results = ImmutableList.builder();
        ImmutableList.Builder<Matrix.LeftOut> notPlayed = ImmutableList.builder();
        try (ExecutorService players = Executors.newFixedThreadPool(beside)) {
            scenarios.forEach(scenario -> reports.add(players.submit(() -> play(scenario, watcher))));
        }
        for (Future<Report> report : reports) {
            results.addAll(report.resultNow().results());
            notPlayed.addAll(report.resultNow().notPlayed());
        }
        return new Report(results.build(), notPlayed.build());
    }

    private Report play(Scenario scenario, Lanes.Watcher watcher) {
        Optional<String> hindrance = scenario.hindrance();
        ImmutableList<Outcome> alone = ImmutableList.of();
        if (hindrance.isEmpty()) {
            try {
                alone = play(scenario, Optional.empty(), evidence(scenario, "strongswan"));
                hindrance = Verdict.hindrance(alone);
            } catch (IOException e) {
                hindrance = Optional.of("strongSwan cannot play it here: " + e.getMessage());
            } catch (InterruptedException _) {
                hindrance = Optional.of(interrupted());
            }
        }
        ImmutableList.Builder<CaseResult> results = ImmutableList.builder();
        if (hindrance.isPresent()) {
            return new Report(results.build(), ImmutableList.of(
                    new Matrix.LeftOut(scenario.name(), scenario.title(), hindrance.get())));
        }
        for (Host host : scenario.peers()) {
            String name = scenario.name() + " as " + host.word();
            watcher.begins(name);
            CaseResult result = play(scenario, host, name, alone);
            watcher.ends(name, result);
            results.add(result);
        }
        return new Report(results.build(), ImmutableList.of());
    }

    private CaseResult play(Scenario scenario, Host host, String name, ImmutableList<Outcome> alone) {
        long start = System.nanoTime();
        Path own = evidence(scenario, host.word());
        Optional<String> failure;
        String extent = "";
        try {
            Verdict verdict = Verdict.of(alone, play(scenario, Optional.of(host), own));
            failure = verdict.failure();
            extent = " (" + verdict.extent() + ")";
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            failure = Optional.of(interrupted());
        }
        return new CaseResult(name, scenario.title() + extent,
                scenario.begins(host) ? Role.INITIATOR : Role.RESPONDER, failure,
                Duration.ofNanos(System.nanoTime() - start), own);
    }

    /** Why there is no verdict; what comes after it ends at once, too. */
    private static String interrupted() {
        Thread.currentThread().interrupt();
        return "it was interrupted";
    }

    private Path evidence(Scenario scenario, String who) {
        return evidence.resolve(scenario.name().replace('/', '-') + "-" + who).toAbsolutePath();
    }

    private ImmutableList<Outcome> play(Scenario scenario, Optional<Host> ours, Path own)
            throws IOException, InterruptedException {
        if (Files.exists(own)) {
            MoreFiles.deleteRecursively(own, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(own);
        try (Play play = Play.prepare(scenario, testing.folder(), ours.map(host -> new Play.OurPlace(host, archive)),
                dialect, own)) {
            ImmutableList<Outcome> outcomes = play.play(ours);
            if (ours.isPresent()) {
                keepKeys(OurEndpoint.keys(play.folder(ours.get())), own);
            }
            return outcomes;
        }
    }

    /** Wireshark's tables, and with them what the packets say. */
    private static void keepKeys(Path keys, Path own) throws IOException {
        if (!Files.isDirectory(keys)) {
            return;
        }
        Path tables = Files.createDirectories(own.resolve("keys")).resolve("wireshark");
        HostFiles.copy(keys, tables);
        CaptureTranscript.write(own.resolve("capture.pcapng"), tables, own.resolve("transcript.txt"));
    }
}
