package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.GroupCheck;
import ike.crypto.certificate.TrustCheck;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustRequest;
import ike.crypto.certificate.TrustStep;
import ike.engine.PeerCertificates;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.Identification;
import java.time.Instant;
import java.util.stream.Stream;

/** Whether a certificate may be believed to be somebody's (RFC 5280 §6, RFC 4945 §5), as one round of authentication has it. */
record Believing(Credentials credentials, Identification identity, PublicKeyRound round, Instant now) {
    /** What is to be said of a certificate that came with these others. */
    TrustReport report(Certificate peer, PeerCertificates shown) {
        ImmutableList.Builder<TrustStep> steps = ImmutableList.builder();
        boolean named = !round.certificates().isEmpty() || !round.keys().isEmpty();
        if (named && !round.certificates().contains(peer)) {
            steps.add(new TrustStep(TrustStep.Outcome.FAILED, peer.subject(),
                    "not one of those that are configured for this peer (certs, pubkeys)", "RFC 7296 §2.15"));
        }
        TrustReport found = TrustCheck.judge(new TrustRequest(peer, identity,
                Streams.concat(shown.certificates().stream(), credentials.certificates().stream(),
                        round.authorities().stream()).distinct().collect(ImmutableList.toImmutableList()),
                anchors(), now, round.constraint(), round.policies(), round.revocation(),
                both(both(shown.crls(), credentials.crls()), credentials.fetched().crls()),
                both(shown.ocsp(), credentials.fetched().ocsp()), credentials.sources()));
        if (!round.authorities().isEmpty() && round.certificates().isEmpty() && found.chain().size() > 1) {
            steps.add(below(peer, found.chain()));
        }
        if (!round.groups().isEmpty()) {
            steps.add(new GroupCheck(round.groups(), both(shown.attributes(), credentials.attributes()),
                    credentials.attributeAuthorities(), now).judge(peer));
        }
        round.authority().map(name -> through(name, peer, found.chain())).ifPresent(steps::add);
        return new TrustReport(found.chain(), steps.addAll(found.steps()).build());
    }

    /** Whether one of the authorities that are configured stands above the peer's certificate ({@code cacerts}). */
    private TrustStep below(Certificate peer, ImmutableList<Certificate> chain) {
        boolean found = chain.stream().skip(1).anyMatch(round.authorities()::contains);
        return new TrustStep(found ? TrustStep.Outcome.PASSED : TrustStep.Outcome.FAILED, peer.subject(),
                found
                        ? "issued below a configured authority"
                        : "issued below none of the configured authorities (cacerts)",
                "RFC 5280 §6.1");
    }

    /** Whether one of the authorities above the peer's certificate has the name that is demanded ({@code ca_id}). */
    private static TrustStep through(Identification name, Certificate peer, ImmutableList<Certificate> chain) {
        boolean found = chain.stream().skip(1).anyMatch(authority -> authority.speaksFor(name));
        return new TrustStep(found ? TrustStep.Outcome.PASSED : TrustStep.Outcome.FAILED, peer.subject(),
                (found ? "issued below " : "not issued below the configured authority (ca_id) ") + name.describe(),
                "RFC 5280 §6.1");
    }

    /**
     * The authorities of the configuration, or rather what is known to stand above each of them, so that they are judged too; else
     * all. A peer's own certificate that is known here needs none.
     */
    private ImmutableList<Certificate> anchors() {
        if (!round.certificates().isEmpty()) {
            return round.certificates();
        }
        return round.authorities().isEmpty()
                ? Streams.concat(credentials.anchors().stream(), credentials.of(identity))
                        .collect(ImmutableList.toImmutableList())
                : round.authorities().stream()
                        .map(authority -> authority.chainAmong(credentials.certificates()).getLast()).distinct()
                        .collect(ImmutableList.toImmutableList());
    }

    static <T> ImmutableList<T> both(ImmutableList<T> a, ImmutableList<T> b) {
        return Stream.concat(a.stream(), b.stream()).collect(ImmutableList.toImmutableList());
    }
}
