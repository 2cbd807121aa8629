package ike.interop.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SignatureLevels;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.VerificationKey;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.interop.swanctl.StoredCredentials;
import ike.wire.Bytes;
import ike.wire.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates and private keys that are of no use, and connections that lack one. */
final class CertificateUse {
    /** So long before its end a certificate is spoken of. */
    private static final Duration SOON = Duration.ofDays(30);

    private final StoredCredentials credentials;
    private final ImmutableSet<Bytes> ownKeys;
    private final Instant now;

    CertificateUse(StoredCredentials credentials, Instant now) {
        this.credentials = credentials;
        this.now = now;
        ownKeys = credentials.keys().stream().map(key -> key.publicKey().subjectPublicKeyInfo())
                .collect(ImmutableSet.toImmutableSet());
    }

    ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        credentials.certificates().forEach(certificate -> {
            age(certificate).ifPresent(age -> remarks.add(about(certificate, age)));
            misplaced(certificate).ifPresent(why -> remarks.add(about(certificate, why)));
        });
        credentials.keys().stream().filter(key -> isUseless(key, connections))
                .forEach(key -> credentials.file(key).ifPresent(file -> remarks.add(new Remark(file,
                        "no certificate here is for this private key, and no connection names its public key"))));
        credentials.keys().stream().filter(key -> SignatureLevels.of(key.publicKey()) == Status.SHOULD_NOT)
                .forEach(key -> credentials.file(key).ifPresent(file -> remarks.add(new Remark(file,
                        "is an RSA key of " + key.publicKey().bits() + " bits ("
                                + AlgorithmRanks.words(Status.SHOULD_NOT)
                                + ", RFC 8247 §3.1.1)"))));
        for (Connection connection : connections) {
            String key = "connections." + connection.name();
            rounds(connection.local()).forEach(round -> ours(key, round, remarks));
            boolean trusts = credentials.certificates().stream().anyMatch(Certificate::isAuthority);
            rounds(connection.remote()).map(round -> round.publicKey().orElse(PublicKeyRound.ANY))
                    .filter(round -> !trusts && credentials.publicKeys().isEmpty() && round.certificates().isEmpty()
                            && round.keys().isEmpty())
                    .forEach(_ -> remarks.add(new Remark(key, "no authority is trusted that could speak for its peer;"
                            + " expected a certificate in x509ca, or certs or pubkeys of the peer")));
        }
        return remarks.build();
    }

    private static Stream<AuthRound> rounds(List<AuthRound> rounds) {
        return rounds.stream().filter(round -> round.publicKey().isPresent());
    }

    /** What a peer would see of us: a certificate, ours by its private key, that speaks for the identity that we claim. */
    private void ours(String key, AuthRound round, ImmutableList.Builder<Remark> remarks) {
        PublicKeyRound signed = round.publicKey().orElse(PublicKeyRound.ANY);
        boolean raw = signed.keys().stream().anyMatch(one -> ownKeys.contains(one.subjectPublicKeyInfo()));
        if (raw) {
            return;
        }
        ImmutableList<Certificate> possible = signed.certificates().isEmpty()
                ? credentials.certificates()
                : signed.certificates();
        ImmutableList<Certificate> own = possible.stream()
                .filter(certificate -> ownKeys.contains(certificate.publicKey().subjectPublicKeyInfo()))
                .collect(ImmutableList.toImmutableList());
        if (own.isEmpty()) {
            remarks.add(new Remark(key, signed.certificates().isEmpty()
                    ? "has no certificate to show whose private key is here; expected one in x509 and its key in private"
                    : "has no private key for its certs; expected one in private, rsa, ecdsa, pkcs8 or pkcs12"));
        } else if (round.identity() instanceof IdentityPattern.Exactly(var identity)
                && own.stream().noneMatch(certificate -> certificate.speaksFor(identity))) {
            remarks.add(new Remark(key, "claims to be " + identity.describe() + ", for which no certificate of ours"
                    + " speaks: " + own.getFirst().subject() + " has another subject and no such subjectAltName"));
        }
    }

    private boolean isUseless(SigningKey key, List<Connection> connections) {
        VerificationKey known = key.publicKey();
        return credentials.certificates().stream().noneMatch(certificate -> certificate.publicKey().equals(known))
                && connections.stream().flatMap(connection -> connection.local().stream())
                        .noneMatch(round -> round.publicKey().orElse(PublicKeyRound.ANY).keys().contains(known)
                                || (round.proof() instanceof EncryptionRound(var one, _) && one.equals(known)));
    }

    private Optional<String> age(Certificate certificate) {
        if (now.isAfter(certificate.notAfter())) {
            return Optional.of("expired on " + day(certificate.notAfter()));
        }
        if (now.isBefore(certificate.notBefore())) {
            return Optional.of("is not valid before " + day(certificate.notBefore()));
        }
        return now.plus(SOON).isAfter(certificate.notAfter())
                ? Optional.of("expires on " + day(certificate.notAfter()))
                : Optional.empty();
    }

    private Optional<String> misplaced(Certificate certificate) {
        boolean among = credentials.file(certificate)
                .flatMap(file -> Optional.ofNullable(file.getParent()))
                .filter(folder -> String.valueOf(folder.getFileName()).equals("x509ca")).isPresent();
        return among && !certificate.isAuthority()
                ? Optional.of("lies in x509ca and is no authority's: its basicConstraints do not say so")
                : Optional.empty();
    }

    private Remark about(Certificate certificate, String sentence) {
        String whose = "the certificate of " + certificate.subject() + " " + sentence;
        Optional<Path> file = credentials.file(certificate);
        return file.isPresent() ? new Remark(file.get(), whose) : new Remark("connections", whose);
    }

    private static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
