package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import ike.crypto.certificate.AttributeCertificate;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.Entropy;
import ike.engine.PeerCertificates;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.Identification;
import java.time.Instant;
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

    /** A key, and how it signs. */
    private record Choice(Candidate candidate, SigningKey key, SignatureScheme scheme) {
    }

    static Verdict answer(Credentials credentials, Entropy entropy, Question.Sign question, Instant now) {
        Optional<Choice> choice = choice(credentials, question);
        if (choice.isPresent()) {
            return signed(credentials, entropy, choice.get(), question, now);
        }
        ImmutableList<Candidate> candidates = candidates(credentials, question);
        if (candidates.stream().noneMatch(c -> credentials.key(c.key()).isPresent())) {
            return new Verdict.Denied(candidates.isEmpty()
                    ? "no certificate of ours speaks for " + question.identity().describe()
                            + "; load one, or name it in certs"
                    : "there is no private key for the " + names(candidates));
        }
        return new Verdict.Denied("the peer takes no signature that the " + names(candidates)
                + " can make; it takes " + question.schemes().stream().map(SignatureScheme::describe).distinct()
                        .collect(Collectors.joining(", ")));
    }

    /** Our certificate and those that lead from it to an authority; empty where a key without certificate signs, or none. */
    static ImmutableList<Certificate> chain(Credentials credentials, Question.Sign question) {
        return choice(credentials, question).map(choice -> choice.candidate().chain()).orElse(ImmutableList.of());
    }

    private static Optional<Choice> choice(Credentials credentials, Question.Sign question) {
        return candidates(credentials, question).stream()
                .flatMap(candidate -> credentials.key(candidate.key()).stream()
                        .flatMap(key -> scheme(question, key).stream()
                                .map(scheme -> new Choice(candidate, key, scheme))))
                .findFirst();
    }

    private static Verdict signed(Credentials credentials, Entropy entropy, Choice choice, Question.Sign question,
            Instant now) {
        ImmutableList<Certificate> chain = choice.candidate().chain();
        try (Secret seed = entropy.hidden(Entropy.Use.SIGNATURE, choice.key().seedLength(choice.scheme()))) {
            return new Verdict.Signed(choice.scheme(), choice.key().sign(choice.scheme(), question.octets(), seed),
                    choice.candidate().key(), sent(chain), attributes(credentials, chain, now),
                    links(credentials, chain),
                    question.status() ? statuses(credentials, chain, now) : ImmutableList.of());
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

    private static ImmutableList<AttributeCertificate> attributes(Credentials credentials,
            ImmutableList<Certificate> chain, Instant now) {
        return credentials.attributes().stream()
                .filter(attribute -> chain.stream().limit(1).anyMatch(attribute::isAbout) && attribute.isValid(now))
                .limit(PeerCertificates.MOST).collect(ImmutableList.toImmutableList());
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

    private static ImmutableList<Bytes> statuses(Credentials credentials, ImmutableList<Certificate> chain,
            Instant now) {
        ImmutableList.Builder<Bytes> statuses = ImmutableList.builder();
        for (int i = 0; i + 1 < chain.size(); i++) {
            credentials.sources().answer(chain.get(i), chain.get(i + 1), credentials.fetched().ocsp(), now)
                    .ifPresent(statuses::add);
        }
        return statuses.build();
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
