package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustStep;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.engine.Question;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.IdType;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the signature of a peer (RFC 7296 §2.15). First whose it is: nobody makes us build chains who does not hold
 * the private key. Then whether that key may be believed (RFC 5280 §6, RFC 4945 §5).
 */
final class Judging {
    private static final String SECTION = "RFC 7296 §2.15";

    /**
     * A key that may have signed.
     *
     * @param certificate that it stands in; none for a raw public key
     */
    private record Candidate(VerificationKey key, Optional<Certificate> certificate) {
        static Candidate of(Certificate certificate) {
            return new Candidate(certificate.publicKey(), Optional.of(certificate));
        }
    }

    private final Credentials credentials;
    private final Question.Verify question;
    private final Instant now;
    private final ImmutableList.Builder<TrustStep> steps = ImmutableList.builder();
    private boolean signed;

    Judging(Credentials credentials, Question.Verify question, Instant now) {
        this.credentials = credentials;
        this.question = question;
        this.now = now;
    }

    /** True when the report has found out whose the signature is. */
    boolean isSigned() {
        return signed;
    }

    TrustReport report() {
        question.certificates().links().forEach(link -> steps.add(new TrustStep(TrustStep.Outcome.NOTED,
                link.at().url(), "what the peer means by it is not here: it could not be fetched, or has another hash"
                        + " than " + link.at().hash().hex(),
                "RFC 7296 §3.6")));
        ImmutableList<Candidate> candidates = candidates();
        for (Candidate candidate : candidates) {
            Optional<SignatureScheme> scheme = question.schemes().stream().filter(s -> holds(candidate.key(), s))
                    .findFirst();
            if (scheme.isPresent()) {
                signed = true;
                constrain(candidate, scheme.get());
                return candidate.certificate().map(this::trust).orElseGet(this::believed);
            }
        }
        fail(question.identity().describe(), unknownSigner(candidates));
        return new TrustReport(ImmutableList.of(), steps.build());
    }

    private String unknownSigner(ImmutableList<Candidate> candidates) {
        if (!question.certificates().links().isEmpty()) {
            return "the peer has named its certificate by hash and URL, and what is there is not known here; have it send its"
                    + " certificate, or load it here";
        }
        return candidates.isEmpty()
                ? "no certificate came with the signature, and none is known here that speaks for "
                        + question.identity().describe() + "; have the peer send its certificate, or load it here"
                : "the signature was made by none of the keys that may have made it (" + names(candidates)
                        + "): another private key, or other octets than those that arrived here";
    }

    /** What the peer has sent, else what is known of it; the configuration may leave less. */
    private ImmutableList<Candidate> candidates() {
        PublicKeyRound round = question.round();
        Stream<Candidate> raw = Stream.concat(round.keys().stream(), known(round))
                .map(key -> new Candidate(key, Optional.empty()));
        if (question.certificates().certificates().isEmpty()) {
            Stream<Certificate> known = round.certificates().isEmpty() && round.keys().isEmpty()
                    ? credentials.of(question.identity())
                    : round.certificates().stream();
            return Streams.concat(raw, known.map(Candidate::of)).collect(ImmutableList.toImmutableList());
        }
        return Streams.concat(raw, question.certificates().certificates().stream().map(Candidate::of))
                .collect(ImmutableList.toImmutableList());
    }

    /** The public keys that are trusted for the peer's key id, unless the configuration demands what only certificates have. */
    private Stream<VerificationKey> known(PublicKeyRound round) {
        boolean any = round.certificates().isEmpty() && round.keys().isEmpty() && round.authorities().isEmpty()
                && round.authority().isEmpty() && round.policies().isEmpty();
        return any && question.identity().type().equals(IdType.Known.ID_KEY_ID)
                ? credentials.publicKeys().stream().filter(key -> question.identity().data().equals(key.keyIdentifier())
                        || question.identity().data().equals(SignatureHash.SHA1.of(key.subjectPublicKeyInfo())))
                : Stream.empty();
    }

    private boolean holds(VerificationKey key, SignatureScheme scheme) {
        return key.fits(scheme)
                && key.verify(scheme, question.octets(), question.signature()) instanceof Verification.Good;
    }

    private void constrain(Candidate candidate, SignatureScheme scheme) {
        boolean admitted = question.round().constraint().admits(candidate.key(), scheme);
        String about = candidate.certificate().map(Certificate::subject)
                .orElseGet(() -> question.identity().describe());
        String text = "signed by its " + candidate.key().describe() + " key as " + scheme.describe();
        if (admitted) {
            steps.add(new TrustStep(TrustStep.Outcome.PASSED, about, text, SECTION));
        } else {
            fail(about, text + ", which the configured auth does not admit");
        }
    }

    private TrustReport believed() {
        steps.add(new TrustStep(TrustStep.Outcome.PASSED, question.identity().describe(),
                "its public key is one that is trusted here", "RFC 7670 §4"));
        if (!question.round().groups().isEmpty()) {
            fail(question.identity().describe(), "in none of the groups that are demanded ("
                    + String.join(", ", question.round().groups())
                    + "): attributes are of certificates, not of raw keys");
        }
        return new TrustReport(ImmutableList.of(), steps.build());
    }

    private TrustReport trust(Certificate peer) {
        TrustReport found = new Believing(credentials, question.identity(), question.round(), now).report(peer,
                question.certificates());
        return new TrustReport(found.chain(), steps.addAll(found.steps()).build());
    }

    private void fail(String about, String text) {
        steps.add(new TrustStep(TrustStep.Outcome.FAILED, about, text, SECTION));
    }

    private static String names(ImmutableList<Candidate> candidates) {
        return String.join(", ", candidates.stream()
                .map(c -> c.certificate().map(Certificate::toString).orElse(c.key().describe())).toList());
    }
}
