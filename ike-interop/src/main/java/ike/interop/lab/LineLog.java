package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The lines that a process has printed so far; a reader can wait for one that has not come yet.
 *
 * <p>A place in the log is a <em>mark</em>: the number of lines before it.
 */
public final class LineLog {

    private final List<String> lines = new ArrayList<>();
    private CompletableFuture<Void> end = new CompletableFuture<>();

    private LineLog() {
    }

    /** Reads the stream to its end in the background. */
    static LineLog of(InputStream stream) {
        LineLog log = new LineLog();
        log.goOn(stream);
        return log;
    }

    /** What comes from another stream stands behind all that was there. */
    synchronized void goOn(InputStream stream) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        end = over;
        Thread.ofVirtual().start(() -> read(stream, over));
    }

    /** The place after the last line. */
    public synchronized int mark() {
        return lines.size();
    }

    /** The lines after a mark. */
    public synchronized ImmutableList<String> since(int mark) {
        return ImmutableList.copyOf(lines.subList(mark, lines.size()));
    }

    /** Waits until a line after the mark contains a match of the pattern. Empty if the time is over, or the process, without one. */
    public Optional<String> await(Pattern pattern, int mark, Duration limit) throws InterruptedException {
        return await(line -> pattern.matcher(line).find(), mark, limit);
    }

    /** Waits until a line after the mark fulfils the condition. */
    synchronized Optional<String> await(Predicate<String> condition, int mark, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (int next = mark;; next++) {
            while (next == lines.size()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (end.isDone() || left <= 0) {
                    return Optional.empty();
                }
                wait(left);
            }
            if (condition.test(lines.get(next))) {
                return Optional.of(lines.get(next));
            }
        }
    }

    /** Waits until the process has closed its output. */
    void awaitEnd(Duration limit) {
        end().copy().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private synchronized CompletableFuture<Void> end() {
        return end;
    }

    private void read(InputStream stream, CompletableFuture<Void> over) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // A killed process closes its pipe in the middle of a line: that is an end too.
            add("(" + new UncheckedIOException(e).getMessage() + ")");
        }
        finish(over);
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void finish(CompletableFuture<Void> over) {
        over.complete(null);
        notifyAll();
    }
}
