package ike.interop.control;

import ike.interop.endpoint.Endpoint;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The control socket of an endpoint. */
public final class ControlServer implements AutoCloseable {
    private final ViciServer server;
    private final ScheduledExecutorService clock;

    private ControlServer(ViciServer server, ScheduledExecutorService clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Listens for clients; to be called before the endpoint runs.
     *
     * @param file the configuration that the endpoint was given, to be read again on demand; absent if none
     */
    public static ControlServer open(ViciAddress address, Endpoint endpoint, String version, Optional<Path> file)
            throws IOException {
        ControlState state = ControlState.fresh(endpoint, version);
        Reloading reloading = new Reloading(endpoint, file, state.loading(), endpoint.configuration());
        ViciServer server = ViciServer.open(address, new EndpointCommands(endpoint, state, reloading));
        ViciEvents events = new ViciEvents(server,
                control -> new SaMessages(control, state.numbers(), state.watch()));
        endpoint.addObserver(state.watch());
        endpoint.addObserver(state.counters());
        endpoint.addObserver(events);
        endpoint.journal().addListener(events);
        ScheduledExecutorService clock = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ike-usage").factory());
        var _ = clock.scheduleAtFixedRate(() -> endpoint.submit(state.watch()::look), 1, 1, TimeUnit.SECONDS);
        return new ControlServer(server, clock);
    }

    /** True when a client listens to events of this name. */
    public boolean hasListener(String event) {
        return server.hasListener(event);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.close();
    }
}
