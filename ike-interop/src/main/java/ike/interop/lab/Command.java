package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command of the operating system that runs to its end within a time limit.
 *
 * @param words the program and its arguments
 * @param environment variables set for it beside our own
 */
public record Command(ImmutableList<String> words, ImmutableMap<String, String> environment) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How it ended and what it wrote. */
    public record Result(int exitCode, String output, String errors) {
    }

    /** A command with its arguments. */
    public static Command of(String... words) {
        return new Command(ImmutableList.copyOf(words), ImmutableMap.of());
    }

    /** The same command with more variables in its environment. */
    public Command with(ImmutableMap<String, String> variables) {
        return new Command(words, variables);
    }

    /** The same command, run inside a namespace. */
    public Command in(Namespace namespace) {
        return new Command(namespace.inside(words), environment);
    }

    /** Runs it and returns what it wrote; any other exit code than 0 is an error that carries what it wrote. */
    public String run() throws IOException, InterruptedException {
        Result result = attempt(LIMIT);
        if (result.exitCode() != 0) {
            throw new IOException(
                    this + " ended with exit code " + result.exitCode() + ": "
                            + (result.output() + result.errors()).strip());
        }
        return result.output();
    }

    /** Runs it and returns how it ended, whatever that was. */
    public Result attempt(Duration limit) throws IOException, InterruptedException {
        Process process = start(false);
        process.getOutputStream().close();
        CompletableFuture<String> output = read(process.getInputStream());
        CompletableFuture<String> errors = read(process.getErrorStream());
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(this + " did not end within " + limit.toSeconds() + " s");
        }
        return new Result(process.exitValue(), output.join(), errors.join());
    }

    /** Starts it in the background. */
    public Process start(boolean errorsIntoOutput) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(errorsIntoOutput);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(new UncheckedIOException(e));
            }
        });
        return text;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
