package ike.interop.web;

import com.google.common.base.Suppliers;
import ike.wire.Bytes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks one address by HTTP, within a time and a length. Whoever calls it waits. */
final class WebClient {
    private final Duration timeout;
    private final int mostOctets;
    private final Optional<Predicate<InetAddress>> allowed;
    private final Supplier<HttpClient> client;

    private WebClient(Duration timeout, int mostOctets, Optional<Predicate<InetAddress>> allowed) {
        this.timeout = timeout;
        this.mostOctets = mostOctets;
        this.allowed = allowed;
        HttpClient.Redirect redirect = allowed.isPresent() ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL;
        client = Suppliers.memoize(
                () -> HttpClient.newBuilder().connectTimeout(timeout).followRedirects(redirect).build());
    }

    /** One that asks wherever it is sent: by addresses that somebody whom we trust has named. */
    static WebClient trusting(Duration timeout, int mostOctets) {
        return new WebClient(timeout, mostOctets, Optional.empty());
    }

    /** One that asks hosts only all of whose addresses are allowed, and lets none of them send it elsewhere. */
    static WebClient wary(Duration timeout, int mostOctets, Predicate<InetAddress> allowed) {
        return new WebClient(timeout, mostOctets, Optional.of(allowed));
    }

    /** What came of it. */
    sealed interface Answer {
        /** What is there. */
        record Content(Bytes octets) implements Answer {
        }

        /** Nothing, and why. */
        record Nothing(String why) implements Answer {
        }
    }

    /** Asks; with a body it sends that. */
    Answer ask(URI uri, String type, Bytes body) {
        try {
            Optional<String> barred = barred(uri);
            if (barred.isPresent()) {
                return new Answer.Nothing(barred.get());
            }
            HttpResponse<byte[]> response = send(uri, type, body);
            return response.statusCode() == 200
                    ? new Answer.Content(Bytes.owning(response.body()))
                    : new Answer.Nothing("HTTP status " + response.statusCode());
        } catch (ExecutionException e) {
            return new Answer.Nothing(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return new Answer.Nothing("no answer in " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Nothing("interrupted");
        } catch (IllegalArgumentException e) {
            return new Answer.Nothing("not an address that can be asked: " + e.getMessage());
        }
    }

    /** The client looks the name up again, and gets the same: Java keeps what it has found longer than this takes. */
    private Optional<String> barred(URI uri) throws ExecutionException, TimeoutException, InterruptedException {
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        FutureTask<Optional<String>> look = new FutureTask<>(() -> barred(uri.getHost(), allowed.get()));
        Thread.ofVirtual().name("web").start(look);
        return await(look);
    }

    private static Optional<String> barred(String host, Predicate<InetAddress> allowed) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!allowed.test(address)) {
                return Optional.of("a peer has no business at " + address.getHostAddress());
            }
        }
        return Optional.empty();
    }

    private HttpResponse<byte[]> send(URI uri, String type, Bytes body)
            throws ExecutionException, TimeoutException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!body.isEmpty()) {
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.get().sendAsync(request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostOctets));
        return await(answer);
    }

    private <T> T await(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            future.cancel(true);
        }
    }
}
