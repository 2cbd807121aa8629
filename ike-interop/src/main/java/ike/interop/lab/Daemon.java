package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that runs in a namespace until it is ended, with the lines it prints (standard output and errors together). */
public final class Daemon implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(60);

    private final String name;
    private final Command command;
    private final LineLog log;
    private Process process;

    private Daemon(String name, Command command, Process process) {
        this.name = name;
        this.command = command;
        this.process = process;
        this.log = LineLog.of(process.getInputStream());
    }

    /** Starts it.
     *
     * @param name what messages call it
     */
    public static Daemon start(String name, Command command) throws IOException {
        return new Daemon(name, command, command.start(true));
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed. */
    public LineLog log() {
        return log;
    }

    /** Writes a line to its standard input. */
    void order(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** Lets some time pass; false when the process has ended meanwhile. */
    public boolean runsFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGTERM, then its exit code. */
    int terminate() throws IOException, InterruptedException {
        // Process.destroy would close our end of its output as well, and what it says at its end would be lost.
        process.toHandle().destroy();
        return awaitExit();
    }

    /** SIGINT, then its exit code. */
    public int interrupt() throws IOException, InterruptedException {
        Command.of("kill", "-INT", Long.toString(process.pid())).run();
        return awaitExit();
    }

    /** SIGKILL, and the same command again; its lines come behind the others. */
    void restart() throws IOException {
        close();
        process = command.start(true);
        log.goOn(process.getInputStream());
    }

    /** SIGKILL, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        log.awaitEnd(END);
    }

    /** An error that shows the last lines printed. */
    public IOException failure(String what) {
        ImmutableList<String> lines = log.since(0);
        return new IOException(name + " " + what + "; its last lines: "
                + String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size())));
    }

    private int awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw failure("did not end within " + END.toSeconds() + " s after its signal");
        }
        log.awaitEnd(END);
        return process.exitValue();
    }
}
