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

    /** In the place of a host's name. */
    private static final String EVERYWHERE = "everywhere";

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
                .mapToInt(scenario -> scenario.places().size()).sum();
    }

    /**
     * What became of them.
     *
     * @param results of each place that our endpoint took
     * @param notPlayed the others
     * @param rows all of them, for {@link ScenarioPage}
     */
    public record Report(ImmutableList<CaseResult> results, ImmutableList<Matrix.LeftOut> notPlayed,
            ImmutableList<ScenarioRow> rows) {
    }

    /** Plays all, so many beside each other. */
    public Report play(int beside, Lanes.Watcher watcher) throws IOException, InterruptedException {
        List<Future<Report>> reports = new ArrayList<>();
        ImmutableList.Builder<CaseResult> results = ImmutableList.builder();
        ImmutableList.Builder<Matrix.LeftOut> notPlayed = ImmutableList.builder();
        ImmutableList.Builder<ScenarioRow> rows = ImmutableList.builder();
        try (ExecutorService players = Executors.newFixedThreadPool(beside)) {
            scenarios.forEach(scenario -> reports.add(players.submit(() -> play(scenario, watcher))));
        }
        for (Future<Report> report : reports) {
            results.addAll(report.resultNow().results());
            notPlayed.addAll(report.resultNow().notPlayed());
            rows.addAll(report.resultNow().rows());
        }
        return new Report(results.build(), notPlayed.build(), rows.build());
    }

    private Report play(Scenario scenario, Lanes.Watcher watcher) {
        if (scenario.hindrance().isPresent()) {
            return notPlayed(scenario, scenario.hindrance().get());
        }
        Played alone;
        try {
            alone = scenario.isBeyondUserSpace()
                    ? Played.NOTHING
                    : play(scenario, ImmutableList.of(), dialect, evidence(scenario, "strongswan"));
        } catch (IOException e) {
            return notPlayed(scenario, "strongSwan cannot play it here: " + e.getMessage());
        } catch (InterruptedException _) {
            return notPlayed(scenario, interrupted());
        }
        if (scenario.places().isEmpty()) {
            return notPlayed(scenario, "is about policies of the Linux kernel");
        }
        ImmutableList.Builder<Placed> placed = ImmutableList.builder();
        boolean playable = Verdict.comparable(alone);
        if (playable) {
            for (Host host : scenario.places()) {
                placed.add(place(scenario, host.word(), host, watcher,
                        own -> Verdict.of(alone, play(scenario, ImmutableList.of(host), dialect, own))));
            }
        } else {
            // strongSwan cannot do in user space what it is about, but our endpoint may, with its like.
            placed.add(place(scenario, EVERYWHERE, scenario.peers().getFirst(), watcher,
                    own -> Verdict.of(play(scenario, scenario.peers(), Dialect.OURS, own))));
        }
        ImmutableList<Placed> all = placed.build();
        return new Report(all.stream().map(Placed::result).collect(ImmutableList.toImmutableList()),
                ImmutableList.of(), ImmutableList.of(ScenarioRow.played(scenario, playable,
                        all.stream().map(Placed::place).collect(ImmutableList.toImmutableList()))));
    }

    private static Report notPlayed(Scenario scenario, String why) {
        return new Report(ImmutableList.of(),
                ImmutableList.of(new Matrix.LeftOut(scenario.name(), scenario.title(), why)),
                ImmutableList.of(ScenarioRow.notPlayed(scenario, why)));
    }

    private record Placed(ScenarioRow.Place place, CaseResult result) {
    }

    @FunctionalInterface
    private interface Judging {
        Verdict judge(Path own) throws IOException, InterruptedException;
    }

    private Placed place(Scenario scenario, String where, Host role, Lanes.Watcher watcher, Judging judging) {
        String name = scenario.name() + (where.equals(EVERYWHERE) ? " " : " as ") + where;
        watcher.begins(name);
        long start = System.nanoTime();
        Path own = evidence(scenario, where);
        Verdict verdict = verdict(judging, own);
        CaseResult result = new CaseResult(name, scenario.title() + " (" + verdict.extent() + ")",
                scenario.begins(role) ? Role.INITIATOR : Role.RESPONDER, verdict.failure(),
                Duration.ofNanos(System.nanoTime() - start), own);
        watcher.ends(name, result);
        return new Placed(new ScenarioRow.Place(where, verdict), result);
    }

    private static Verdict verdict(Judging judging, Path own) {
        String why;
        try {
            return judging.judge(own);
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        } catch (InterruptedException _) {
            why = interrupted();
        }
        return new Verdict(Optional.of(why), "no demand judged");
    }

    /** Why there is no verdict; what comes after it ends at once, too. */
    private static String interrupted() {
        Thread.currentThread().interrupt();
        return "it was interrupted";
    }

    private Path evidence(Scenario scenario, String who) {
        return evidence.resolve(scenario.name().replace('/', '-') + "-" + who).toAbsolutePath();
    }

    private Played play(Scenario scenario, ImmutableList<Host> ours, Dialect words, Path own)
            throws IOException, InterruptedException {
        if (Files.exists(own)) {
            MoreFiles.deleteRecursively(own, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(own);
        try (Play play = Play.prepare(scenario, testing.folder(), new Play.OurPlaces(ours, archive), words, own)) {
            Optional<Host> seen = ours.stream().findFirst();
            Played played = play.play(seen);
            if (seen.isPresent()) {
                keepKeys(OurEndpoint.keys(play.folder(seen.get())), own);
            }
            return played;
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
