package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** {@code ike run} in a process of its own, as a user starts it; orders go to its standard input and over its control socket. */
public final class OurEndpoint implements Endpoint {

    private static final Duration READY = Patience.seconds(20);
    private static final String PLACE = "configuration";
    private static final String FILE = "ours.conf";
    private static final Pattern SETBACK = Pattern.compile("^failed\\b|^order initiate.* failed\\b");
    private static final Pattern READY_LINE = Pattern.compile("^ready\\b");

    private final Daemon daemon;
    private final Path folder;
    private ViciOrders orders;

    private OurEndpoint(Daemon daemon, Path folder, ViciOrders orders) {
        this.daemon = daemon;
        this.folder = folder;
        this.orders = orders;
    }

    /**
     * Starts the runnable archive without a configuration, and waits for its ready line.
     *
     * @param folder for its socket and its keys; a Unix socket's path has at most 107 octets, so keep it short
     * @param more options for {@code ike run}
     */
    public static OurEndpoint start(Namespace namespace, Path jar, Path folder, String... more)
            throws IOException, InterruptedException {
        return start(command -> command.in(namespace), jar, folder, more);
    }

    /** The same, at a place that this function leads a command to. */
    public static OurEndpoint start(UnaryOperator<Command> place, Path jar, Path folder, String... more)
            throws IOException, InterruptedException {
        return start(place, folder,
                ImmutableList.<String>builder().add(java()).addAll(new RunProgram(jar, ImmutableList.of()).options())
                        .add("-jar", jar.toString()).addAll(run(folder)).add("--keys", keys(folder).toString())
                        .add(more)
                        .build());
    }

    /** Starts it as {@code ./ike run} does, without writing any keys. */
    public static OurEndpoint start(Namespace namespace, Path folder, RunProgram program)
            throws IOException, InterruptedException {
        return start(namespace, folder, program, program.options());
    }

    /** The same with other options for its JVM. */
    public static OurEndpoint start(Namespace namespace, Path folder, RunProgram program, List<String> jvm)
            throws IOException, InterruptedException {
        return start(command -> command.in(namespace), folder, ImmutableList.<String>builder().add(java())
                .addAll(jvm).add("-jar", program.jar().toString()).addAll(run(folder)).build());
    }

    /** Where an endpoint that was started with this folder writes Wireshark's key tables. */
    public static Path keys(Path folder) {
        return folder.resolve("keys");
    }

    private static ImmutableList<String> run(Path folder) {
        return ImmutableList.of("run", "--vici", "unix://" + socket(folder), "--config",
                folder.resolve(PLACE).resolve(FILE).toString(), "--orders", "-");
    }

    /** Its control socket. */
    public static Path socket(Path folder) {
        return folder.resolve("vici");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static OurEndpoint start(UnaryOperator<Command> place, Path folder, ImmutableList<String> words)
            throws IOException, InterruptedException {
        Files.createDirectories(keys(folder));
        point(folder, Files.writeString(folder.resolve("empty.conf"), ""));
        Daemon daemon = Daemon.start("ike run", place.apply(new Command(words, ImmutableMap.of())));
        return new OurEndpoint(daemon, folder, connected(daemon, folder, 0));
    }

    private static ViciOrders connected(Daemon daemon, Path folder, int mark) throws IOException, InterruptedException {
        if (daemon.log().await(READY_LINE, mark, READY).isEmpty()) {
            daemon.close();
            throw daemon.failure("printed no ready line");
        }
        return ViciOrders.connect(socket(folder), daemon.log());
    }

    /** SIGKILL, then it is started again; its configuration is still in its place. */
    @Override
    public void crash() throws IOException, InterruptedException {
        int mark = log().mark();
        orders.close();
        daemon.restart();
        orders = connected(daemon, folder, mark);
    }

    @Override
    public void reauthenticate(String connection) throws IOException {
        orders.reauthenticate(connection);
    }

    @Override
    public void load(Path configuration) throws IOException {
        point(folder, configuration);
        LabPki.provide(configuration, folder.resolve(PLACE), Side.OURS);
        orders.reload();
    }

    /** Has the fixed path of the configuration lead to this one, and to the files that it names beside it. */
    private static void point(Path folder, Path configuration) throws IOException {
        Path place = folder.resolve(PLACE);
        if (Files.exists(place)) {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(place);
        Files.createSymbolicLink(place.resolve(FILE), configuration.toAbsolutePath());
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(configuration.toAbsolutePath().getParent(),
                Files::isDirectory)) {
            for (Path directory : beside) {
                Files.createSymbolicLink(place.resolve(directory.getFileName()), directory);
            }
        }
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
        orders.rekeyChild(child);
    }

    @Override
    public void rekeyIke(String connection) throws IOException {
        orders.rekeyIke(connection);
    }

    @Override
    public void terminateIke(String connection) throws IOException {
        orders.terminateIke(connection);
    }

    @Override
    public void terminateChild(String child) throws IOException {
        orders.terminateChild(child);
    }

    @Override
    public Sas await(Predicate<Sas> condition, Duration limit) throws IOException, InterruptedException {
        return orders.await(condition, limit);
    }

    @Override
    public Sas clear(Duration limit) throws IOException, InterruptedException {
        return orders.clear(limit);
    }

    @Override
    public Optional<String> awaitFailure(String notification, int mark, Duration limit) throws InterruptedException {
        return log().await(Pattern.compile("^failed\\b.*\\b" + notification + "\\b"), mark, limit);
    }

    @Override
    public Pattern setback() {
        return SETBACK;
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
        orders.close();
        daemon.close();
    }
}
