package ike.engine.credential;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateBundle;
import ike.crypto.signature.SignatureHash;
import ike.engine.PeerCertificates;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import java.util.Optional;
import java.util.stream.Stream;

/** What a peer's links lead to, as far as that is here (RFC 7296 §3.6). */
final class Links {
    private final Credentials credentials;

    Links(Credentials credentials) {
        this.credentials = credentials;
    }

    /** What the peer has shown, each link replaced by what it leads to; those of which that is not known stay. */
    PeerCertificates follow(PeerCertificates shown) {
        if (shown.links().isEmpty()) {
            return shown;
        }
        Stream.Builder<Certificate> certificates = Stream.builder();
        ImmutableList.Builder<Bytes> crls = ImmutableList.builder();
        ImmutableList.Builder<PeerCertificates.Link> open = ImmutableList.builder();
        for (PeerCertificates.Link link : shown.links()) {
            Optional<CertificateBundle> content = content(link);
            content.ifPresentOrElse(found -> {
                found.certificates().forEach(certificates);
                crls.addAll(found.crls());
            }, () -> open.add(link));
        }
        return new PeerCertificates(
                Stream.concat(certificates.build(), shown.certificates().stream()).limit(PeerCertificates.MOST)
                        .collect(ImmutableList.toImmutableList()),
                shown.attributes(),
                Stream.concat(shown.crls().stream(), crls.build().stream()).limit(PeerCertificates.MOST)
                        .collect(ImmutableList.toImmutableList()),
                shown.ocsp(), shown.rawKey(), open.build());
    }

    private Optional<CertificateBundle> content(PeerCertificates.Link link) {
        Optional<Bytes> fetched = credentials.fetched().linked(link.at());
        if (link.bundle()) {
            return fetched.flatMap(octets -> CertificateBundle.read(octets).toOptional());
        }
        return known(link.at()).or(() -> fetched.flatMap(octets -> Certificate.read(octets).toOptional()))
                .map(certificate -> new CertificateBundle(ImmutableList.of(certificate), ImmutableList.of()));
    }

    private Optional<Certificate> known(HashAndUrl at) {
        return credentials.certificates().stream()
                .filter(certificate -> SignatureHash.SHA1.of(certificate.der()).equals(at.hash())).findFirst();
    }
}
