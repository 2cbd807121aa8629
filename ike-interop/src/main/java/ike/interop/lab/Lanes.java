package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Labs beside each other that share the runs of a matrix, because most of a case is waiting. Each has namespaces and daemons of its
 * own; captures are judged beside all of them.
 */
public final class Lanes implements AutoCloseable {
    /** More were never tried. */
    private static final int MOST = 4;

    private final Path evidence;
    private final ImmutableList<Lab> labs;
    private final BlockingQueue<Lab> free;
    private final ExecutorService players;
    private final ExecutorService judge = Executors.newSingleThreadExecutor();

    private Lanes(Path evidence, ImmutableList<Lab> labs) {
        this.evidence = evidence;
        this.labs = labs;
        this.free = new LinkedBlockingQueue<>(labs);
        this.players = Executors.newFixedThreadPool(labs.size());
    }

    /** As many as this machine can well play side by side: one for each processor. */
    public static int usual() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
    }

    /** Opens that many labs for our own endpoint, as {@link Lab#open} does. */
    public static Lanes open(Path evidence, Path jar, int count) throws IOException, InterruptedException {
        List<Lab> labs = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                labs.add(Lab.open(evidence, jar));
            }
            return new Lanes(evidence, ImmutableList.copyOf(labs));
        } catch (IOException e) {
            try (Closer closer = Closer.create()) {
                labs.forEach(closer::register);
            }
            throw e;
        }
    }

    /** Plays a run as soon as a lab is free for it, in the order of the calls. */
    public CompletableFuture<CaseResult> submit(Matrix.Run run, Pause pause, Watcher watcher) {
        return CompletableFuture.supplyAsync(() -> {
            watcher.begins(run.toString());
            return play(run, pause);
        }, players).thenApplyAsync(played -> {
            CaseResult result = judged(run, played);
            watcher.ends(run.toString(), result);
            return result;
        }, judge);
    }

    /** Who follows the runs; called from several threads. */
    public interface Watcher {
        /** Nobody. */
        Watcher NOBODY = new Watcher() {
            @Override
            public void begins(String run) {
                // nobody looks
            }

            @Override
            public void ends(String run, CaseResult result) {
                // nobody looks
            }
        };

        /** The one of this name is played from now on. */
        void begins(String run);

        /** This one is over. */
        void ends(String run, CaseResult result);
    }

    /** A part of a run, how long it took and what became of it. */
    private record Played(Optional<CaseRun> toJudge, Optional<String> failure, Duration time) {
    }

    /** A part of a run. */
    private interface Part {
        Optional<CaseRun> run() throws IOException, InterruptedException;
    }

    private Played play(Matrix.Run run, Pause pause) {
        Lab lab = free.remove();
        try {
            return timed(() -> Optional.of(lab.play(run.theCase(), run.role(), pause)));
        } finally {
            free.add(lab);
        }
    }

    private CaseResult judged(Matrix.Run run, Played played) {
        Played all = played.toJudge().isEmpty() ? played : timed(() -> {
            played.toJudge().get().judge();
            return Optional.empty();
        });
        Duration time = played.toJudge().isEmpty() ? played.time() : played.time().plus(all.time());
        return new CaseResult(run.theCase().name(), run.theCase().title(), run.role(), all.failure(), time,
                Lab.evidence(evidence, run.theCase(), run.role()));
    }

    private static Played timed(Part part) {
        long start = System.nanoTime();
        Optional<CaseRun> toJudge = Optional.empty();
        Optional<String> failure = Optional.empty();
        try {
            toJudge = part.run();
        } catch (CaseFailed e) {
            failure = Optional.ofNullable(e.getMessage());
        } catch (IOException | InterruptedException e) {
            failure = Optional.of(e.toString());
        }
        return new Played(toJudge, failure, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Ends the daemons and removes the networks; runs that are not over are given up. */
    @Override
    public void close() throws IOException {
        players.shutdownNow();
        players.close();
        judge.close();
        try (Closer closer = Closer.create()) {
            labs.forEach(closer::register);
        }
    }
}
