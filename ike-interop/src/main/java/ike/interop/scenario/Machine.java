package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.interop.lab.CharonEndpoint;
import ike.interop.lab.Charon;
import ike.interop.lab.Command;
import ike.interop.lab.Endpoint;
import ike.interop.lab.OurEndpoint;
import ike.interop.lab.Patience;
import ike.interop.lab.Strongswan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host at play: its files, and its daemon while that runs. */
final class Machine implements AutoCloseable {
    private static final Duration LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private final Sandbox sandbox;
    private final HostFiles files;
    private final Optional<Path> archive;
    private final Firewall firewall;
    private final List<String> log = new ArrayList<>();
    private @Nullable Endpoint daemon;

    /**
     * A host without a running daemon.
     *
     * @param archive our program, if it is our endpoint; else it is strongSwan
     */
    Machine(Sandbox sandbox, HostFiles files, Optional<Path> archive) {
        this.sandbox = sandbox;
        this.files = files;
        this.archive = archive;
        this.firewall = new Firewall(sandbox.namespace());
    }

    boolean isOurs() {
        return archive.isPresent();
    }

    boolean isRunning() {
        return daemon != null;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Firewall firewall() {
        return firewall;
    }

    /** Starts the daemon and has swanctl fill it, as strongSwan's service does. */
    String start() throws IOException, InterruptedException {
        if (daemon == null) {
            daemon = archive.isPresent()
                    ? ours(archive.get())
                    : CharonEndpoint.start(sandbox::lead, files.folder(),
                            ScenarioSettings.ofCharon(files));
        }
        return load();
    }

    private Endpoint ours(Path jar) throws IOException, InterruptedException {
        Path settings = Files.writeString(files.folder().resolve("settings"), ScenarioSettings.text(files));
        return OurEndpoint.start(sandbox::lead, jar, files.folder(), "--settings", settings.toString());
    }

    String load() throws IOException, InterruptedException {
        return swanctl(ImmutableList.of("--load-all", "--noprompt"));
    }

    /** Runs strongSwan's tool and returns all that it prints. */
    String swanctl(List<String> words) throws IOException, InterruptedException {
        Path socket = isOurs() ? OurEndpoint.socket(files.folder()) : Charon.socket(files.folder());
        Command command = new Command(ImmutableList.<String>builder().add(Strongswan.chosen().swanctl().toString())
                .addAll(words).add("--uri", "unix://" + socket).build(),
                ImmutableMap.of("SWANCTL_DIR",
                        Sandbox.COVERED.toString(), "STRONGSWAN_CONF", files.empty().toString()));
        return run(command);
    }

    /** Runs a command on this host and returns all that it prints. */
    String run(Command command) throws IOException, InterruptedException {
        Command.Result result = sandbox.lead(command).attempt(LIMIT);
        return result.output() + result.errors();
    }

    /** What the daemon has logged, of all its lives. */
    ImmutableList<String> log() {
        ImmutableList.Builder<String> lines = ImmutableList.<String>builder().addAll(log);
        if (daemon != null) {
            lines.addAll(daemon.log().since(0));
        }
        return lines.build();
    }

    /** Ends the daemon with SIGTERM; returns its exit code. */
    int stop() throws IOException, InterruptedException {
        if (daemon == null) {
            return 0;
        }
        Endpoint running = daemon;
        int exitCode = running.stop();
        log.addAll(running.log().since(0));
        daemon = null;
        running.close();
        return exitCode;
    }

    /** Ends the daemon without a word. */
    @Override
    public void close() {
        if (daemon != null) {
            daemon.close();
        }
    }
}
