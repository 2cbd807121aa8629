package ike.interop.revocation;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.RevocationQuery;
import ike.crypto.certificate.RevocationFile;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fetches revocation lists and OCSP responses by HTTP, in the background. Responders come first, then
 * lists; the same address not again for a while, whatever it said. To be called by one thread.
 */
public final class RevocationFetcher {
    /** Octets of a revocation list or a response. */
    public static final int MOST_OCTETS = 8 << 20;
    /** So long an address is left alone after it was asked. */
    public static final Duration PAUSE = Duration.ofSeconds(60);
    /** So many addresses are remembered for that. */
    public static final int MOST_ADDRESSES = 1_000;
    /** So many peers' certificates are inquired about at a time; for others nobody is asked. */
    public static final int MOST_AT_A_TIME = 16;

    private final Map<String, Instant> asked = new LinkedHashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Duration timeout;
    private final Supplier<HttpClient> client;
    private int places;

    /** One that lets an address take so long. */
    public RevocationFetcher(Duration timeout) {
        this.timeout = timeout;
        client = Suppliers.memoize(() -> HttpClient.newBuilder().connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL).build());
    }

    /** What came of one address. */
    public sealed interface Found {
        /** A revocation list. */
        record Crl(String key, Bytes list) implements Found {
        }

        /** An OCSP response about one certificate. */
        record Ocsp(String key, Bytes response) implements Found {
        }

        /** Nothing, and why. */
        record Nothing(String source, String why) implements Found {
        }
    }

    /** What came of all that were asked at a time; to be given to {@link #settle}. */
    public record Harvest(ImmutableList<String> keys, ImmutableList<Found> found) {
    }

    /** One address to be asked; with a body it is a responder. */
    private record Address(URI uri, Bytes body) {
        /** For people. */
        String source() {
            return uri.toString();
        }

        /** What tells it from others: a responder is asked about many certificates. */
        String key() {
            return body.isEmpty() ? uri.toString() : uri + " " + body.hex();
        }
    }

    /**
     * Asks one address about each of these; false when there is nobody left to ask. Who is not content with what was found
     * asks again, which is then the next address.
     */
    public boolean fetch(List<RevocationQuery> queries, Instant now, Consumer<Harvest> harvest) {
        ImmutableList<Address> wanted = queries.stream()
                .flatMap(query -> addresses(query).filter(address -> !isFresh(address, now)).limit(1))
                .distinct().collect(ImmutableList.toImmutableList());
        if (wanted.isEmpty() || places >= MOST_AT_A_TIME) {
            return false;
        }
        places++;
        wanted.forEach(address -> remember(address.key(), now));
        wanted.forEach(address -> asking.add(address.key()));
        ImmutableList<String> keys = wanted.stream().map(Address::key).collect(ImmutableList.toImmutableList());
        Thread.ofVirtual().name("revocation").start(() -> harvest.accept(new Harvest(keys,
                wanted.stream().map(this::ask).collect(ImmutableList.toImmutableList()))));
        return true;
    }

    /** These are asked no more: what they said is known now. */
    public void settle(Harvest harvest) {
        harvest.keys().forEach(asking::remove);
        places--;
    }

    /** True while somebody is asked about one of these, whose answer may change what is to be said of it. */
    public boolean isAsking(List<RevocationQuery> queries) {
        return queries.stream().flatMap(RevocationFetcher::addresses)
                .anyMatch(address -> asking.contains(address.key()));
    }

    private static Stream<Address> addresses(RevocationQuery query) {
        return Stream.concat(query.responders().stream().map(uri -> new Address(uri, query.ocspRequest())),
                query.lists().stream().map(uri -> new Address(uri, Bytes.EMPTY)));
    }

    private boolean isFresh(Address address, Instant now) {
        Instant before = asked.get(address.key());
        return before != null && now.isBefore(before.plus(PAUSE));
    }

    private void remember(String source, Instant now) {
        asked.remove(source);
        if (asked.size() >= MOST_ADDRESSES) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(source, now);
    }

    private Found ask(Address address) {
        try {
            return found(address, send(address));
        } catch (ExecutionException e) {
            return new Found.Nothing(address.source(), String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return new Found.Nothing(address.source(), "no answer in " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found.Nothing(address.source(), "interrupted");
        }
    }

    private HttpResponse<byte[]> send(Address address)
            throws ExecutionException, TimeoutException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri());
        if (!address.body().isEmpty()) {
            request.header("Content-Type", "application/ocsp-request")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(address.body().toArray()));
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.get().sendAsync(request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_OCTETS));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static Found found(Address address, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return new Found.Nothing(address.source(), "HTTP status " + response.statusCode());
        }
        Bytes octets = Bytes.owning(response.body());
        if (!address.body().isEmpty()) {
            return new Found.Ocsp(address.key(), octets);
        }
        return switch (RevocationFile.read(octets)) {
            case Decoded.Ok<Bytes>(Bytes list) -> new Found.Crl(address.key(), list);
            case Decoded.Bad<Bytes>(Malformed why) -> new Found.Nothing(address.source(), why.problem());
        };
    }
}
