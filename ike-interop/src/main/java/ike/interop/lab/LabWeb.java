package ike.interop.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ike.wire.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * The web server of the lab's authority, in the peer's namespace, where both sides reach it: {@code /root.crl} is its revocation
 * list (RFC 5280 §5), at {@code /ocsp} it answers as an OCSP responder (RFC 6960 Appendix A), and below {@code
 * /certificates/} are the certificates that have an authority between them and the root, by their hashes (RFC 7296 §3.6).
 */
final class LabWeb implements AutoCloseable {
    private static final String CERTIFICATES = "/certificates/";
    private static final int PORT = 80;
    private static final int OK = 200;
    private static final Duration HOLDS = Duration.ofHours(1);

    private final HttpServer server;

    private LabWeb(HttpServer server) {
        this.server = server;
    }

    static LabWeb open(Namespace namespace) throws IOException, InterruptedException {
        HttpServer server = namespace.open(() -> HttpServer.create(new InetSocketAddress(PORT), 0));
        server.createContext("/root.crl",
                exchange -> answer(exchange, "application/pkix-crl", LabPki.revocationList()));
        server.createContext("/ocsp", exchange -> answer(exchange, "application/ocsp-response", LabPki.responder()
                .answer(Bytes.owning(exchange.getRequestBody().readAllBytes()), Instant.now(),
                        Instant.now().plus(HOLDS))));
        server.createContext(CERTIFICATES,
                exchange -> answer(exchange, "application/pkix-cert", LabPki
                        .published(exchange.getRequestURI().getPath().substring(CERTIFICATES.length()))
                        .orElseThrow(() -> new IOException("there is no such certificate"))));
        server.start();
        return new LabWeb(server);
    }

    private static void answer(HttpExchange exchange, String type, Bytes body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(OK, body.length());
            exchange.getResponseBody().write(body.toArray());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
