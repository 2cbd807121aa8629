package ike.interop.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Closer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ike.interop.lab.Namespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The web server on winnetou: what the scenarios' authorities publish, by its path, and on a port of its own for each authority an
 * OCSP responder.
 */
final class CaWeb implements AutoCloseable {
    private static final int PORT = 80;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** An authority's folder among all of them, by its responder's port. */
    private static final ImmutableMap<Integer, String> RESPONDERS = ImmutableMap.of(8880, "", 8881, "research", 8882,
            "sales");

    private final Closer closer = Closer.create();

    private CaWeb() {
    }

    /**
     * Opens all of it.
     *
     * @param published what is served by its path
     * @param authorities the folder of the authorities
     * @param own what this scenario has in the place of files of that folder
     */
    static CaWeb open(Namespace namespace, Path published, Path authorities, Path own)
            throws IOException, InterruptedException {
        CaWeb web = new CaWeb();
        Path root = published.toRealPath();
        web.listen(namespace, PORT, exchange -> answer(exchange, root));
        for (Map.Entry<Integer, String> one : RESPONDERS.entrySet()) {
            Path authority = authorities.resolve(one.getValue());
            CaResponder responder = CaResponder.of(authority, own.resolve(one.getValue()));
            web.listen(namespace, one.getKey(), responder::answer);
        }
        return web;
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void listen(Namespace namespace, int port, Answering answering) throws IOException, InterruptedException {
        HttpServer server = namespace.open(() -> HttpServer.create(new InetSocketAddress(port), 0));
        server.createContext("/", answering::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        closer.register(() -> server.stop(0));
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
    public void close() throws IOException {
        closer.close();
    }
}
