package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code ike run} in a process of its own, as a user starts it; orders go to its standard input, events come from its output. */
public final class OurEndpoint implements Endpoint {

    private static final Duration READY = Patience.seconds(20);
    private static final Pattern READY_LINE = Pattern.compile("^ready\\b");

    private final Daemon daemon;

    private OurEndpoint(Daemon daemon) {
        this.daemon = daemon;
    }

    /**
     * Starts it and waits for its ready line.
     *
     * @param jar the runnable archive of the {@code ike} command
     * @param keys the folder that it writes Wireshark's key tables to
     */
    public static OurEndpoint start(Namespace namespace, Path jar, Path configuration, Path keys)
            throws IOException, InterruptedException {
        return start(namespace, Command.of(java(), "-jar", jar.toString(), "run", "--vici", "none",
                "--config", configuration.toString(), "--orders", "-", "--keys",
                Files.createDirectories(keys).toString()));
    }

    /** Starts it from the classes of our own process, without writing any keys. */
    public static OurEndpoint start(Namespace namespace, Path configuration) throws IOException, InterruptedException {
        return start(namespace, Command.of(java(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "ike.interop.Main", "run", "--vici", "none", "--config",
                configuration.toString(), "--orders", "-"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static OurEndpoint start(Namespace namespace, Command program) throws IOException, InterruptedException {
        Command command = program.in(namespace);
        OurEndpoint endpoint = new OurEndpoint(Daemon.start("ike run", command));
        if (endpoint.log().await(READY_LINE, 0, READY).isEmpty()) {
            endpoint.close();
            throw endpoint.daemon.failure("printed no ready line");
        }
        return endpoint;
    }

    /** The id of its process. */
    public long pid() {
        return daemon.pid();
    }

    @Override
    public void initiate(String child) throws IOException {
        daemon.order("initiate " + child);
    }

    @Override
    public void rekeyChild(String child) throws IOException {
        daemon.order("rekey-child " + child);
    }

    @Override
    public void rekeyIke(String connection) throws IOException {
        daemon.order("rekey-ike " + connection);
    }

    @Override
    public void terminateIke(String connection) throws IOException {
        daemon.order("terminate " + connection);
    }

    @Override
    public void terminateChild(String child) throws IOException {
        daemon.order("terminate-child " + child);
    }

    @Override
    public Sas await(Predicate<Sas> condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int mark = log().mark();
        Sas sas = sas();
        while (!condition.test(sas)) {
            Optional<String> news = log().await(_ -> true, mark, Duration.ofNanos(deadline - System.nanoTime()));
            if (news.isEmpty()) {
                return sas;
            }
            mark++;
            sas = sas();
        }
        return sas;
    }

    @Override
    public Optional<String> awaitFailure(String notification, int mark, Duration limit) throws InterruptedException {
        return log().await(Pattern.compile("^failed\\b.*\\b" + notification + "\\b"), mark, limit);
    }

    @Override
    public LineLog log() {
        return daemon.log();
    }

    @Override
    public int stop() throws IOException, InterruptedException {
        return daemon.terminate();
    }

    @Override
    public void close() {
        daemon.close();
    }

    private Sas sas() {
        return EventLines.read(log().since(0));
    }
}
