package ike.interop.web;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.RevocationFile;
import ike.crypto.certificate.RevocationQuery;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches revocation lists and OCSP responses by HTTP, in the background. Responders come first, then
 * lists; the same address not again for a while, whatever it said. To be called by one thread.
 */
public final class RevocationFetcher {
    /** Octets of a revocation list or a response. */
    public static final int MOST_OCTETS = 8 << 20;

    private final Visits visits = new Visits();
    private final WebClient client;

    /** One that lets an address take so long. */
    public RevocationFetcher(Duration timeout) {
        client = WebClient.trusting(timeout, MOST_OCTETS);
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
                .flatMap(query -> addresses(query).filter(address -> visits.isDue(address.key(), now)).limit(1))
                .distinct().collect(ImmutableList.toImmutableList());
        ImmutableList<String> keys = wanted.stream().map(Address::key).collect(ImmutableList.toImmutableList());
        if (!visits.begin(keys, now)) {
            return false;
        }
        Thread.ofVirtual().name("revocation").start(() -> harvest.accept(new Harvest(keys,
                wanted.stream().map(this::ask).collect(ImmutableList.toImmutableList()))));
        return true;
    }

    /** These are asked no more: what they said is known now. */
    public void settle(Harvest harvest) {
        visits.end(harvest.keys());
    }

    /** True while somebody is asked about one of these, whose answer may change what is to be said of it. */
    public boolean isAsking(List<RevocationQuery> queries) {
        return queries.stream().flatMap(RevocationFetcher::addresses)
                .anyMatch(address -> visits.isUnderWay(address.key()));
    }

    private static Stream<Address> addresses(RevocationQuery query) {
        return Stream.concat(query.responders().stream().map(uri -> new Address(uri, query.ocspRequest())),
                query.lists().stream().map(uri -> new Address(uri, Bytes.EMPTY)));
    }

    private Found ask(Address address) {
        return switch (client.ask(address.uri(), "application/ocsp-request", address.body())) {
            case WebClient.Answer.Nothing(String why) -> new Found.Nothing(address.source(), why);
            case WebClient.Answer.Content(Bytes octets) -> found(address, octets);
        };
    }

    private static Found found(Address address, Bytes octets) {
        if (!address.body().isEmpty()) {
            return new Found.Ocsp(address.key(), octets);
        }
        return switch (RevocationFile.read(octets)) {
            case Decoded.Ok<Bytes>(Bytes list) -> new Found.Crl(address.key(), list);
            case Decoded.Bad<Bytes>(Malformed why) -> new Found.Nothing(address.source(), why.problem());
        };
    }
}
