package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.Entropy;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.Identification;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses one of our keys and how it signs, and signs (RFC 7296 §2.15, §3.7; RFC 7427 §4). */
final class Signing {
    /**
     * A key that may be used.
     *
     * @param chain its certificate first; empty where it has none
     */
    private record Candidate(VerificationKey key, ImmutableList<Certificate> chain) {
    }

    private Signing() {
    }

    static Verdict answer(Credentials credentials, Entropy entropy, Question.Sign question) {
        ImmutableList<Candidate> candidates = candidates(credentials, question);
        Optional<Candidate> held = candidates.stream().filter(c -> credentials.key(c.key()).isPresent()).findFirst();
        if (held.isEmpty()) {
            return new Verdict.Denied(candidates.isEmpty()
                    ? "no certificate of ours speaks for " + question.identity().describe()
                            + "; load one, or name it in certs"
                    : "there is no private key for the " + names(candidates));
        }
        for (Candidate candidate : candidates) {
            Optional<SigningKey> key = credentials.key(candidate.key());
            Optional<SignatureScheme> scheme = key.flatMap(k -> scheme(question, k));
            if (scheme.isPresent()) {
                return signed(credentials, entropy, key.get(), scheme.get(), question, candidate);
            }
        }
        return new Verdict.Denied("the peer takes no signature that the " + names(candidates)
                + " can make; it takes " + question.schemes().stream().map(SignatureScheme::describe).distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static Verdict signed(Credentials credentials, Entropy entropy, SigningKey key, SignatureScheme scheme,
            Question.Sign question, Candidate candidate) {
        try (Secret seed = entropy.hidden(Entropy.Use.SIGNATURE, key.seedLength(scheme))) {
            return new Verdict.Signed(scheme, key.sign(scheme, question.octets(), seed), candidate.key(),
                    sent(candidate.chain()), links(credentials, candidate.chain()));
        }
    }

    /** Those that may be used, first those of an authority that the peer has named. */
    private static ImmutableList<Candidate> candidates(Credentials credentials, Question.Sign question) {
        return Stream.concat(
                certificates(credentials, question.identity(), question.round())
                        .map(c -> new Candidate(c.publicKey(), c.chainAmong(credentials.certificates())))
                        .sorted(Comparator.comparing(candidate -> !isWanted(candidate, question))),
                question.round().keys().stream().map(key -> new Candidate(key, ImmutableList.of())))
                .collect(ImmutableList.toImmutableList());
    }

    /** The certificates that may be shown; where none is named, those that speak for us and whose key is here. */
    static Stream<Certificate> certificates(Credentials credentials, Identification identity, PublicKeyRound round) {
        return round.certificates().isEmpty() && round.keys().isEmpty()
                ? credentials.of(identity).filter(c -> credentials.key(c.publicKey()).isPresent())
                : round.certificates().stream();
    }

    /** What is sent of a chain: not the anchor, which the peer has or does not trust. */
    static ImmutableList<Certificate> sent(ImmutableList<Certificate> chain) {
        return chain.stream().filter(c -> !c.isSelfIssued() || c.equals(chain.getFirst()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableMap<Certificate, HashAndUrl> links(Credentials credentials,
            ImmutableList<Certificate> chain) {
        ImmutableMap.Builder<Certificate, HashAndUrl> links = ImmutableMap.builder();
        for (int i = 0; i + 1 < chain.size(); i++) {
            Certificate certificate = chain.get(i);
            Certificate issuer = chain.get(i + 1);
            credentials.sources().authorities().stream()
                    .flatMap(authority -> authority.link(certificate, issuer).stream()).findFirst()
                    .ifPresent(link -> links.put(certificate, link));
        }
        return links.buildOrThrow();
    }

    private static boolean isWanted(Candidate candidate, Question.Sign question) {
        return question.authorities().stream().anyMatch(hint -> candidate.chain().stream().anyMatch(hint::means));
    }

    /** The peer's favourite among those that the key can make; those whose hash is as strong as the key come first. */
    private static Optional<SignatureScheme> scheme(Question.Sign question, SigningKey key) {
        return question.schemes().stream()
                .filter(scheme -> question.round().constraint().admits(key.publicKey(), scheme)
                        && key.publicKey().fits(scheme))
                .min(Comparator.comparing(scheme -> isWeaker(scheme, key.publicKey())));
    }

    private static boolean isWeaker(SignatureScheme scheme, VerificationKey key) {
        return scheme.hash().map(hash -> hash.length() * 8 < key.hashBits()).orElse(false);
    }

    private static String names(ImmutableList<Candidate> candidates) {
        return candidates.stream().map(c -> c.chain().isEmpty()
                ? c.key().describe()
                : c.chain().getFirst() + " (" + c.key().describe() + ")").collect(Collectors.joining(", "));
    }
}
