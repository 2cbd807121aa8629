package ike.interop.web;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateBundle;
import ike.crypto.signature.SignatureHash;
import ike.engine.PeerCertificates.Link;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.v2.HashAndUrl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Fetches what peers name by hash and URL (RFC 7296 §3.6), in the background. A peer that has proved nothing yet chooses the address, so:
 * plain HTTP only, no host of this machine or its links, no redirection, no more octets than a certificate may have, and what does not have
 * the hash is not looked at. To be called by one thread.
 */
public final class CertificateFetcher {
    /** Octets of a bundle. */
    public static final int MOST_OCTETS = 4 * Certificate.MAX_LENGTH;

    private final Visits visits = new Visits();
    private final WebClient certificates;
    private final WebClient bundles;

    /** One that lets an address take so long. */
    public CertificateFetcher(Duration timeout) {
        this(timeout, CertificateFetcher::isElsewhere);
    }

    /** One that asks these addresses only. */
    public CertificateFetcher(Duration timeout, Predicate<InetAddress> allowed) {
        certificates = WebClient.wary(timeout, Certificate.MAX_LENGTH, allowed);
        bundles = WebClient.wary(timeout, MOST_OCTETS, allowed);
    }

    /** What came of one link. */
    public sealed interface Found {
        /** What it means. */
        record Octets(HashAndUrl at, Bytes octets) implements Found {
        }

        /** Nothing, and why. */
        record Nothing(HashAndUrl at, String why) implements Found {
        }
    }

    /** What came of all that were followed at a time; to be given to {@link #settle}. */
    public record Harvest(ImmutableList<Link> links, ImmutableList<Found> found) {
    }

    /** Follows those of these links that were not followed lately; false when none is. */
    public boolean fetch(List<Link> links, Instant now, Consumer<Harvest> harvest) {
        ImmutableList<Link> wanted = links.stream().filter(link -> visits.isDue(key(link), now)).distinct()
                .collect(ImmutableList.toImmutableList());
        if (!visits.begin(keys(wanted), now)) {
            return false;
        }
        Thread.ofVirtual().name("certificates").start(() -> harvest.accept(new Harvest(wanted,
                wanted.stream().map(this::follow).collect(ImmutableList.toImmutableList()))));
        return true;
    }

    /** These are followed no more: what was found is known now. */
    public void settle(Harvest harvest) {
        visits.end(keys(harvest.links()));
    }

    /** True while one of these is followed. */
    public boolean isFetching(List<Link> links) {
        return links.stream().anyMatch(link -> visits.isUnderWay(key(link)));
    }

    private static ImmutableList<String> keys(List<Link> links) {
        return links.stream().map(CertificateFetcher::key).collect(ImmutableList.toImmutableList());
    }

    /** Whoever names the address of another's certificate with a wrong hash must not keep that other from being let in. */
    private static String key(Link link) {
        return link.at().hash().hex() + " " + link.at().url();
    }

    private Found follow(Link link) {
        return switch (ask(link)) {
            case WebClient.Answer.Nothing(String why) -> new Found.Nothing(link.at(), why);
            case WebClient.Answer.Content(Bytes octets) -> found(link, octets);
        };
    }

    private WebClient.Answer ask(Link link) {
        try {
            URI uri = URI.create(link.at().url());
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? (link.bundle() ? bundles : certificates).ask(uri, "", Bytes.EMPTY)
                    : new WebClient.Answer.Nothing("expected an address that begins with http://");
        } catch (IllegalArgumentException e) {
            return new WebClient.Answer.Nothing("no URL: " + e.getMessage());
        }
    }

    private static Found found(Link link, Bytes octets) {
        Bytes hash = SignatureHash.SHA1.of(octets);
        if (!hash.equals(link.at().hash())) {
            return new Found.Nothing(link.at(), "what is there has the hash " + hash.hex() + ", expected "
                    + link.at().hash().hex());
        }
        Decoded<?> read = link.bundle() ? CertificateBundle.read(octets) : Certificate.read(octets);
        return read instanceof Decoded.Bad<?>(Malformed why)
                ? new Found.Nothing(link.at(), why.problem())
                : new Found.Octets(link.at(), octets);
    }

    private static boolean isElsewhere(InetAddress address) {
        try {
            return !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !address.isLinkLocalAddress()
                    && !address.isMulticastAddress() && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }
}
