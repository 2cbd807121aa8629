package ike.interop.secrecy;

import ike.engine.Event;
import ike.interop.control.ControlServer;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.EndpointObserver;
import ike.interop.endpoint.PassedMessage;
import ike.interop.flight.FlightRecords;
import ike.interop.log.LogLevels;
import ike.interop.log.LogPrinter;
import ike.interop.metrics.MetricsServer;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All that one endpoint tells to whoever may ask: logs, events, views, lists, metrics. */
final class Exhibits implements AutoCloseable {
    private static final List<String> EVENTS = List.of("log", "ike-updown", "ike-rekey", "child-updown", "child-rekey",
            "alert");
    private static final List<List<String>> LISTS = List.of(List.of("list-sas", "list-sa"),
            List.of("list-conns", "list-conn"), List.of("list-certs", "list-cert"),
            List.of("list-policies", "list-policy"), List.of("list-authorities", "list-authority"));
    private static final List<String> ANSWERS = List.of("version", "stats", "get-conns", "get-shared", "get-keys",
            "get-pools", "get-authorities", "get-algorithms", "get-counters");

    private final StringWriter text = new StringWriter();
    private final ViciAddress address;
    private final CompletableFuture<ControlServer> control = new CompletableFuture<>();
    private final CompletableFuture<MetricsServer> metrics = new CompletableFuture<>();
    private final CompletableFuture<FlightRecords> flight = new CompletableFuture<>();
    private ViciClient listener;

    Exhibits(Path socket) {
        address = new ViciAddress(socket);
    }

    /** To be called before the endpoint runs. */
    void watch(Endpoint endpoint) {
        try {
            LogLevels everything = LogLevels.parse("4").orElseThrow();
            endpoint.journal().addListener(new LogPrinter(new PrintWriter(text), everything, false));
            endpoint.journal().addListener(new LogPrinter(new PrintWriter(text), everything, true));
            endpoint.addObserver(new Words());
            add(endpoint.configuration());
            flight.complete(FlightRecords.of(endpoint));
            control.complete(ControlServer.open(address, endpoint, "1", java.util.Optional.empty()));
            metrics.complete(MetricsServer.open(0, endpoint));
            listener = ViciClient.connect(address);
            ViciClient hearing = listener;
            Thread.ofVirtual().start(() -> {
                try {
                    hearing.listen(EVENTS, (name, message) -> add(name + " " + message));
                } catch (IOException e) {
                    add(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for everything that can be asked for. */
    void ask() throws IOException, InterruptedException {
        try (ViciClient client = ViciClient.connect(address); HttpClient http = HttpClient.newHttpClient()) {
            for (List<String> list : LISTS) {
                Message all = Message.builder().put("trap", "yes").build();
                client.list(list.getFirst(), all, list.getLast()).forEach(this::add);
            }
            for (String command : ANSWERS) {
                add(client.call(command, Message.builder().put("leases", "yes").build()));
            }
            add(http.send(HttpRequest.newBuilder(URI.create(metrics.join().address())).build(),
                    HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    void add(Object told) {
        synchronized (text.getBuffer()) {
            text.append(told.toString()).append('\n');
        }
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        flight.join().close();
        metrics.join().close();
        control.join().close();
    }

    /** Events, views and messages as their own toString tells them. */
    private final class Words implements EndpointObserver {
        @Override
        public void happened(Event event, Control endpoint) {
            add(event);
            add(endpoint.view());
            add(endpoint.connections());
            add(endpoint.pools().pools());
            add(endpoint.credentials());
        }

        @Override
        public void passed(PassedMessage message, Control endpoint) {
            add(message);
        }
    }
}
