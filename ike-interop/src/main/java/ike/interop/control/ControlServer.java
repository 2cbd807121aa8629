package ike.interop.control;

import ike.interop.endpoint.Endpoint;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The control socket of an endpoint. */
public final class ControlServer implements AutoCloseable {
    private final ViciServer server;

    private ControlServer(ViciServer server) {
        this.server = server;
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
                control -> new SaMessages(control, state.numbers()));
        endpoint.addObserver(state.counters());
        endpoint.addObserver(events);
        endpoint.journal().addListener(events);
        return new ControlServer(server);
    }

    /** True when a client listens to events of this name. */
    public boolean hasListener(String event) {
        return server.hasListener(event);
    }

    @Override
    public void close() {
        server.close();
    }
}
