package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Finds a chain from a peer's certificate to a trust anchor (RFC 5280 §6.1, RFC 4158 for what is hard about it). Names
 * lead the way, key identifiers choose among certificates of the same name, and only a signature that holds is
 * followed. The depth and the number of signatures are limited, because a peer chooses the certificates.
 */
final class PathSearch {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_SIGNATURES = 32;

    private final TrustRequest request;
    private final List<String> dead = new ArrayList<>();
    private int signatures;

    private PathSearch(TrustRequest request) {
        this.request = request;
    }

    /** The chain with the peer's certificate first and the anchor last; empty where there is none. */
    static ImmutableList<Certificate> find(TrustRequest request, ImmutableList.Builder<TrustStep> steps) {
        PathSearch search = new PathSearch(request);
        ImmutableList<Certificate> chain = search.from(ImmutableList.of(request.peer()));
        if (chain.isEmpty()) {
            String why = search.dead.isEmpty() ? "" : " (" + String.join("; ", search.dead) + ")";
            steps.add(TrustStep.failed(request.peer(),
                    "no chain leads to a trusted authority" + why + ". It is issued by "
                            + request.peer().issuer()
                            + ": load that authority's certificate, or have the peer send what lies"
                            + " between",
                    "RFC 5280 §6.1"));
        }
        for (int i = 0; i < chain.size(); i++) {
            steps.add(TrustStep.passed(chain.get(i), i == chain.size() - 1
                    ? "a trust anchor"
                    : "signed by " + chain.get(i + 1).subject() + " with " + chain.get(i).scheme().describe(),
                    "RFC 5280 §6.1.3"));
        }
        return chain;
    }

    /** One way up from a certificate, as far as it goes. */
    static ImmutableList<Certificate> upwards(Certificate from, List<Certificate> known) {
        List<Certificate> chain = new ArrayList<>(List.of(from));
        Optional<Certificate> next = issuer(from, known);
        while (next.isPresent() && !chain.contains(next.get()) && chain.size() < MAX_DEPTH) {
            chain.add(next.get());
            next = issuer(next.get(), known);
        }
        return ImmutableList.copyOf(chain);
    }

    private static Optional<Certificate> issuer(Certificate subject, List<Certificate> known) {
        return known.stream().filter(issuer -> mayIssue(issuer, subject) && subject.signedBy(issuer).isGood())
                .findFirst();
    }

    private ImmutableList<Certificate> from(ImmutableList<Certificate> begun) {
        Certificate last = begun.getLast();
        if (request.anchors().contains(last)) {
            return begun;
        }
        if (begun.size() == MAX_DEPTH) {
            dead.add("more than " + MAX_DEPTH + " certificates");
            return ImmutableList.of();
        }
        return Stream.concat(request.anchors().stream(), request.others().stream())
                .filter(issuer -> !begun.contains(issuer) && mayIssue(issuer, last))
                .filter(issuer -> signed(issuer, last))
                .map(issuer -> from(ImmutableList.<Certificate>builder().addAll(begun).add(issuer).build()))
                .filter(chain -> !chain.isEmpty()).findFirst().orElseGet(() -> {
                    dead.add("nothing issued by the name " + last.issuer() + " is trusted");
                    return ImmutableList.of();
                });
    }

    private boolean signed(Certificate issuer, Certificate subject) {
        if (++signatures > MAX_SIGNATURES) {
            dead.add("more than " + MAX_SIGNATURES + " signatures");
            return false;
        }
        if (subject.signedBy(issuer) instanceof Verification.Bad(String why)) {
            dead.add(subject.subject() + " by " + issuer.subject() + ": " + why);
            return false;
        }
        return true;
    }

    private static boolean mayIssue(Certificate issuer, Certificate subject) {
        if (!issuer.subjectName().equals(subject.issuerName())) {
            return false;
        }
        byte[] wanted = subject.extensions().map(AuthorityKeyIdentifier::fromExtensions)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets).orElse(new byte[0]);
        byte[] found = issuer.extensions().map(SubjectKeyIdentifier::fromExtensions)
                .map(SubjectKeyIdentifier::getKeyIdentifier).orElse(new byte[0]);
        return wanted.length == 0 || found.length == 0 || java.util.Arrays.equals(wanted, found);
    }
}
