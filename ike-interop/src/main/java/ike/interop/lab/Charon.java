package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** strongSwan's daemon, in the foreground of a namespace, with a private /run and a control socket of its own. */
public final class Charon implements AutoCloseable {

    /** Where Debian installs it. */
    static final Path PROGRAM = Path.of("/usr/lib/ipsec/charon");

    private static final Duration READY = Patience.seconds(10);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Daemon daemon;
    private final Swanctl swanctl;

    private Charon(Daemon daemon, Swanctl swanctl) {
        this.daemon = daemon;
        this.swanctl = swanctl;
    }

    /**
     * Starts it and waits until its control socket answers.
     *
     * @param folder for its configuration and its socket; a Unix socket's path has at most 107 octets, so keep it short
     */
    public static Charon start(Namespace namespace, Path folder) throws IOException, InterruptedException {
        Path configuration = Files.createDirectories(folder).resolve("strongswan.conf");
        Path socket = folder.resolve("charon.vici");
        Files.deleteIfExists(socket);
        Files.writeString(configuration, CharonConf.text(socket));
        // The pid file's path is compiled in. "ip netns exec" has made the mounts private, so the other charon does not
        // see this /run.
        Command command = Command.of("sh", "-c", "mount -t tmpfs none /run; exec " + PROGRAM)
                .with(ImmutableMap.of("STRONGSWAN_CONF", configuration.toString())).in(namespace);
        Charon charon = new Charon(Daemon.start("charon", command), new Swanctl(folder, socket));
        charon.awaitReady(socket);
        return charon;
    }

    /** The way to talk to it. */
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
        daemon.close();
    }

    /** Lets some time pass, and checks that it still runs. */
    void pause() throws IOException, InterruptedException {
        if (!daemon.runsFor(PAUSE)) {
            throw daemon.failure("has ended by itself");
        }
    }

    private void awaitReady(Path socket) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!Files.exists(socket) || !swanctl.answers()) {
            pause();
            if (System.nanoTime() > deadline) {
                close();
                throw daemon.failure("opened no control socket within " + READY.toSeconds() + " s");
            }
        }
    }
}
