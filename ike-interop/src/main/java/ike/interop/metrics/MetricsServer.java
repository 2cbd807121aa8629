package ike.interop.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ike.interop.endpoint.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers {@code GET /metrics} on the loopback address. The numbers are taken in the engine's thread when asked for. */
public final class MetricsServer implements AutoCloseable {
    private static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final int PATIENCE_SECONDS = 5;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Serves; to be called before the endpoint runs. Port 0 lets the system choose. */
    public static MetricsServer open(int port, Endpoint endpoint) throws IOException {
        Tally tally = new Tally();
        endpoint.addObserver(tally);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> answer(exchange, endpoint, tally));
        server.start();
        return new MetricsServer(server, threads);
    }

    /** Where it is served. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Endpoint endpoint, Tally tally) throws IOException {
        CompletableFuture<String> page = new CompletableFuture<>();
        endpoint.submit(control -> page.complete(MetricsPage.of(control, tally)));
        try (exchange) {
            send(exchange, page.completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        }
    }

    private static void send(HttpExchange exchange, String page) throws IOException {
        if (page.isEmpty()) {
            exchange.sendResponseHeaders(UNAVAILABLE, -1);
            return;
        }
        byte[] octets = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.sendResponseHeaders(OK, octets.length);
        exchange.getResponseBody().write(octets);
    }
}
