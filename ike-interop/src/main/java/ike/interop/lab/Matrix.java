package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The cases of a folder in every role that they name, one after the other.
 *
 * @param runs which case in which role, in order
 */
public record Matrix(ImmutableList<Run> runs) {
    /** A case in a role. */
    public record Run(Case theCase, Role role) {
        @Override
        public String toString() {
            return theCase.name() + ", we are the " + role.word();
        }
    }

    /** The cases whose names match; {@link MalformedCase} names a file that is not understood. */
    public static Matrix of(Path folder, Pattern only) throws IOException {
        ImmutableList.Builder<Run> runs = ImmutableList.builder();
        for (Path one : Case.foldersIn(folder)) {
            if (only.matcher(one.getFileName().toString()).matches()) {
                Case theCase = Case.read(one);
                theCase.expect().roles().forEach(role -> runs.add(new Run(theCase, role)));
            }
        }
        return new Matrix(runs.build());
    }

    /** Those that a strongSwan of that version can play. */
    public Matrix playableBy(Version peer) {
        return new Matrix(runs.stream().filter(run -> run.theCase().expect().canBePlayedBy(peer))
                .collect(ImmutableList.toImmutableList()));
    }

    /** The names of the cases. */
    public ImmutableSet<String> names() {
        return runs.stream().map(run -> run.theCase().name()).collect(ImmutableSet.toImmutableSet());
    }

    /** Runs them all; {@code before} and {@code after} hear of each. */
    public ImmutableList<CaseResult> play(Lab lab, Pause pause, Consumer<Run> before, Consumer<CaseResult> after)
            throws IOException, InterruptedException {
        ImmutableList.Builder<CaseResult> results = ImmutableList.builder();
        for (Run run : runs) {
            before.accept(run);
            CaseResult result = play(lab, pause, run);
            after.accept(result);
            results.add(result);
        }
        return results.build();
    }

    private static CaseResult play(Lab lab, Pause pause, Run run) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Optional<String> failure = Optional.empty();
        try {
            lab.run(run.theCase(), run.role(), pause);
        } catch (CaseFailed | IOException e) {
            failure = Optional.of(e instanceof CaseFailed failed ? failed.getMessage() : e.toString());
        }
        return new CaseResult(run.theCase().name(), title(run.theCase()), run.role(), failure,
                Duration.ofNanos(System.nanoTime() - start), lab.evidence(run.theCase(), run.role()));
    }

    private static String title(Case theCase) throws IOException {
        return Files.readString(theCase.folder().resolve("README.md")).lines().filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2)).findFirst().orElse(theCase.name());
    }
}
