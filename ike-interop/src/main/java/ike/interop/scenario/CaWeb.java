package ike.interop.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ike.interop.lab.Namespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The web server on winnetou: what the scenarios' authorities publish, by its path. */
final class CaWeb implements AutoCloseable {
    private static final int PORT = 80;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;

    private CaWeb(HttpServer server) {
        this.server = server;
    }

    static CaWeb open(Namespace namespace, Path folder) throws IOException, InterruptedException {
        HttpServer server = namespace.open(() -> HttpServer.create(new InetSocketAddress(PORT), 0));
        server.createContext("/", exchange -> answer(exchange, folder.toRealPath()));
        server.start();
        return new CaWeb(server);
    }

    private static void answer(HttpExchange exchange, Path folder) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            exchange.sendResponseHeaders(OK, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
