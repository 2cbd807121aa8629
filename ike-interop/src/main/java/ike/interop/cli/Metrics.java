package ike.interop.cli;

import ike.interop.endpoint.Endpoint;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.metrics.MetricsServer;
import java.io.IOException;
import java.util.Optional;

/** {@code --metrics}: the page for OpenMetrics, if one is wanted. */
record Metrics(Optional<MetricsServer> server) implements AutoCloseable {
    /** Serves it; to be called before the endpoint runs. */
    static Metrics open(Optional<Integer> port, Endpoint endpoint) {
        if (port.isEmpty()) {
            return new Metrics(Optional.empty());
        }
        if (port.get() < 0 || port.get() > 0xffff) {
            throw new UserError(ExitCode.BAD_INPUT, "--metrics " + port.get() + " is not in 0..65535");
        }
        try {
            MetricsServer server = MetricsServer.open(port.get(), endpoint);
            endpoint.journal().tell(LogEntry.of(LogGroup.DMN, 0, "metrics", server.address()));
            return new Metrics(Optional.of(server));
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING,
                    "cannot serve metrics at port " + port.get() + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
    }
}
