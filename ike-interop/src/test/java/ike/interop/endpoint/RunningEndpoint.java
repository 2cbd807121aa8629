package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Path.Transport;
import ike.interop.daemon.DaemonSettings;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.wire.ip.IpAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** An endpoint on 127.0.0.1 that negotiates only, run in a thread of its own, and what it has printed. */
public final class RunningEndpoint implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PrintedLines printed;
    private final Endpoint endpoint;
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /** Tells whoever waits for a line when there is more to read. */
    private static final class PrintedLines extends StringWriter {
        @Override
        public void flush() {
            synchronized (this) {
                notifyAll();
            }
        }

        synchronized Optional<String> await(Pattern pattern, int from) throws InterruptedException {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (true) {
                Optional<String> found = toString().lines().skip(from).filter(line -> pattern.matcher(line).find())
                        .findFirst();
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                wait(left);
            }
        }
    }

    private RunningEndpoint(PrintedLines printed, Endpoint endpoint) {
        this.printed = printed;
        this.endpoint = endpoint;
    }

    /** Starts one. */
    public static RunningEndpoint start(EndpointOptions options, LoadedConfiguration configuration, String... initiate)
            throws CannotStart {
        return start(options, configuration, _ -> {
        }, initiate);
    }

    /**
     * Starts one.
     *
     * @param before is done with the endpoint before it runs
     */
    public static RunningEndpoint start(EndpointOptions options, LoadedConfiguration configuration,
            Consumer<Endpoint> before, String... initiate) throws CannotStart {
        PrintedLines printed = new PrintedLines();
        ImmutableList<ChildName> children = List.of(initiate).stream().map(ChildName::parse)
                .collect(ImmutableList.toImmutableList());
        Endpoint endpoint = Endpoint.open(options, configuration, children, new Lines(new PrintWriter(printed), true));
        before.accept(endpoint);
        RunningEndpoint running = new RunningEndpoint(printed, endpoint);
        Thread.ofPlatform().start(running::run);
        return running;
    }

    /** Ports that the system chooses; with {@code evidence}, keys and a capture in that folder. */
    public static EndpointOptions options(Optional<Path> evidence) {
        return new EndpointOptions(false, 0, 0, Optional.of(IpAddress.of("127.0.0.1")), "ipsec0",
                evidence.map(folder -> folder.resolve("keys")), evidence.map(folder -> folder.resolve("seen.pcapng")),
                DaemonSettings.DEFAULT);
    }

    /** A configuration without errors. */
    public static LoadedConfiguration configuration(String text) {
        LoadedConfiguration loaded = ConfigurationLoader
                .load(SettingsParser.parse("test.conf", text, Path.of(".")), HostNames.LATER);
        assertThat(loaded.errors()).isEmpty();
        return loaded;
    }

    private void run() {
        try {
            endpoint.run();
            end.complete("");
        } catch (DatapathBroken | InterruptedException | RuntimeException e) {
            end.complete(e.toString());
        }
    }

    /** The port for encapsulation. */
    public int natPort() {
        return endpoint.port(Transport.UDP_ENCAPSULATED);
    }

    int port() {
        return endpoint.port(Transport.UDP);
    }

    /** Gives an order, as a line of standard input. */
    public RunningEndpoint order(String line) {
        endpoint.order(line);
        return this;
    }

    /** How many lines there are. */
    public int mark() {
        return (int) printed.toString().lines().count();
    }

    /** Waits for a line after the mark with a match of the regular expression. */
    public String says(int mark, String regex) throws InterruptedException {
        Optional<String> line = printed.await(Pattern.compile(regex), mark);
        assertThat(line).as("a line with " + regex + " in:\n" + printed).isPresent();
        return line.orElseThrow();
    }

    /** Waits for a line with a match of the regular expression. */
    public String says(String regex) throws InterruptedException {
        return says(0, regex);
    }

    /** Everything so far. */
    public String text() {
        return printed.toString();
    }

    /** Stops it and waits until it has ended without complaint. */
    public void stop() {
        endpoint.stop();
        assertThat(end.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join()).isEmpty();
    }

    @Override
    public void close() {
        stop();
    }
}
