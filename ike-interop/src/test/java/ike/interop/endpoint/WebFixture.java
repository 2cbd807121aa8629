package ike.interop.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ike.engine.Verdict;
import ike.engine.credential.Credentials;
import ike.interop.log.Journal;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.log.LogListener;
import ike.interop.web.CertificateFetcher;
import ike.interop.web.RevocationSettings;
import ike.wire.Bytes;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint's inquiries with a web server on this machine to be asked, and what both have said. */
final class WebFixture implements AutoCloseable {
    private static final String MOVED = "/moved";
    private static final Control NOBODY = (Control) Proxy.newProxyInstance(Control.class.getClassLoader(),
            new Class<?>[]{Control.class}, (_, method, _) -> {
                throw new AssertionError(method);
            });

    /** The paths that the server was asked for. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** What the endpoint has told. */
    final List<String> said = new CopyOnWriteArrayList<>();
    /** What is there, by its path. */
    final Map<String, Bytes> served = new LinkedHashMap<>();
    final Credentials credentials = new Credentials(new SystemEntropy());
    private final Inbox inbox = new Inbox();
    private final HttpServer server;

    WebFixture() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] answer = served.getOrDefault(path, Bytes.EMPTY).toArray();
            if (path.startsWith(MOVED)) {
                exchange.getResponseHeaders().set("Location", path.substring(MOVED.length()));
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    /** Inquiries that may fetch certificates from this machine. */
    Inquiries inquiries() {
        return inquiries(new CertificateFetcher(Duration.ofSeconds(5), _ -> true));
    }

    Inquiries inquiries(CertificateFetcher fetcher) {
        Journal journal = new Journal();
        journal.addListener(new LogListener() {
            @Override
            public boolean wants(LogGroup group, int level) {
                return true;
            }

            @Override
            public void hear(LogEntry entry) {
                said.add(entry.message());
            }
        });
        return new Inquiries(credentials, inbox, journal, RevocationSettings.DEFAULT, fetcher);
    }

    /** The next answer to a question, after all that it takes. */
    Verdict verdict() throws InterruptedException {
        while (true) {
            switch (inbox.await(Duration.ofSeconds(30).toNanos()).orElseThrow()) {
                case Errand.Asked(var task) -> task.accept(NOBODY);
                case Errand.Answered(var _, Verdict verdict) -> {
                    return verdict;
                }
                case Errand other -> throw new AssertionError(other);
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String base() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
