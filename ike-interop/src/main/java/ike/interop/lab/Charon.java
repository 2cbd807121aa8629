package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** strongSwan's daemon, in the foreground of a namespace, with a private /run and a control socket of its own. */
public final class Charon implements AutoCloseable {

    private static final Duration READY = Patience.seconds(10);
    /** Told when all plugins are loaded, the control socket's among them. */
    private static final Pattern READY_LINE = Pattern.compile("spawning \\d+ worker threads");

    private final Daemon daemon;
    private final Swanctl swanctl;
    private final Path socket;
    private ViciOrders orders;

    private Charon(Daemon daemon, Swanctl swanctl, Path socket, ViciOrders orders) {
        this.daemon = daemon;
        this.swanctl = swanctl;
        this.socket = socket;
        this.orders = orders;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings what stands in its strongswan.conf after the usual
     * @param folder for its configuration and its socket; a Unix socket's path has at most 107 octets, so keep it short
     */
    public static Charon start(Namespace namespace, Path folder, String settings)
            throws IOException, InterruptedException {
        return start(command -> command.in(namespace), folder, settings);
    }

    /** The same, at a place that this function leads a command to. */
    static Charon start(UnaryOperator<Command> place, Path folder, String settings)
            throws IOException, InterruptedException {
        Path configuration = Files.createDirectories(folder).resolve("strongswan.conf");
        Path socket = socket(folder);
        Files.deleteIfExists(socket);
        Files.writeString(configuration, CharonConf.text(socket, settings));
        // The pid file's path is compiled in. "ip netns exec" has made the mounts private, so the other charon does not
        // see this /run.
        Command command = Command.of("sh", "-c", "mount -t tmpfs none /run; exec " + Strongswan.chosen().charon())
                .with(ImmutableMap.of("STRONGSWAN_CONF", configuration.toString()));
        Daemon daemon = Daemon.start("charon", place.apply(command));
        return new Charon(daemon, new Swanctl(folder, socket, Side.PEER), socket, connected(daemon, socket, 0));
    }

    /** Its control socket. */
    public static Path socket(Path folder) {
        return folder.resolve("charon.vici");
    }

    private static ViciOrders connected(Daemon daemon, Path socket, int mark) throws IOException, InterruptedException {
        if (daemon.log().await(READY_LINE, mark, READY).isEmpty()) {
            daemon.close();
            throw daemon.failure("was not ready within " + READY.toSeconds() + " s");
        }
        return ViciOrders.connect(socket, daemon.log());
    }

    /** SIGKILL, then it is started again, without a configuration. */
    void restart() throws IOException, InterruptedException {
        int mark = daemon.log().mark();
        orders.close();
        daemon.restart();
        orders = connected(daemon, socket, mark);
    }

    /** Orders over its control socket. */
    public ViciOrders orders() {
        return orders;
    }

    /** strongSwan's own tool, to configure it with. */
    public Swanctl swanctl() {
        return swanctl;
    }

    /** The id of its process. */
    public long pid() {
        return daemon.pid();
    }

    /** What it logs: date, time, thread and group, {@code <connection|number>}, text. */
    public LineLog log() {
        return daemon.log();
    }

    /** SIGTERM: it deletes its SAs with their peers first. Returns the exit code. */
    public int stop() throws IOException, InterruptedException {
        return daemon.terminate();
    }

    /** SIGKILL: it vanishes without a word. */
    @Override
    public void close() {
        orders.close();
        daemon.close();
    }
}
