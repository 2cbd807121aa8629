package ike.v2.auth;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.VerificationKey;
import ike.engine.AuthorityHint;
import ike.engine.PeerCertificates;
import ike.engine.Verdict;
import ike.wire.Bytes;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates and requests for them on the wire (RFC 7296 §3.6, §3.7). */
public final class CertificatePayloads {
    private static final int HASH_LENGTH = SignatureHash.SHA1.length();
    /** How many authorities of one request are looked at. */
    private static final int MOST_AUTHORITIES = 512;

    private CertificatePayloads() {
    }

    /** Asks for a certificate of one of these authorities; nothing where there are none. */
    public static Optional<CertReqPayload> request(List<Certificate> authorities) {
        return authorities.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, Bytes.concat(authorities.stream()
                        .map(AuthorityHint.KeyHash::of).map(AuthorityHint.KeyHash::sha1).distinct()
                        .toArray(Bytes[]::new))));
    }

    /** True when certificates are asked for. */
    public static boolean isAskedFor(List<? extends Payload> payloads) {
        return requests(payloads).findAny().isPresent();
    }

    /** Which authorities a peer trusts, by what it asks for. */
    public static ImmutableSet<AuthorityHint> wanted(List<? extends Payload> payloads) {
        return requests(payloads).map(CertReqPayload::authorities)
                .flatMap(hashes -> Stream.iterate(0, i -> i + HASH_LENGTH <= hashes.length(), i -> i + HASH_LENGTH)
                        .map(i -> hashes.slice(i, i + HASH_LENGTH)))
                .limit(MOST_AUTHORITIES).map(AuthorityHint.KeyHash::new).collect(ImmutableSet.toImmutableSet());
    }

    private static Stream<CertReqPayload> requests(List<? extends Payload> payloads) {
        return payloads.stream().filter(CertReqPayload.class::isInstance).map(CertReqPayload.class::cast)
                .filter(request -> request.encoding().equals(CertEncoding.Known.X509_SIGNATURE));
    }

    /** What lets the peer check our signature: our certificate first (§3.6), or the key where it has none (RFC 7670 §3). */
    public static ImmutableList<CertPayload> of(Verdict.Signed signed) {
        return signed.chain().isEmpty()
                ? ImmutableList.of(new CertPayload(CertEncoding.Known.RAW_PUBLIC_KEY,
                        signed.key().subjectPublicKeyInfo()))
                : chain(signed);
    }

    private static ImmutableList<CertPayload> chain(Verdict.Signed signed) {
        return signed.chain().stream().map(c -> new CertPayload(CertEncoding.Known.X509_SIGNATURE, c.der()))
                .collect(ImmutableList.toImmutableList());
    }

    /** What a peer has sent; what cannot be read, or is too much, is left out. */
    public static PeerCertificates read(List<CertPayload> payloads) {
        return new PeerCertificates(
                data(payloads, CertEncoding.Known.X509_SIGNATURE)
                        .flatMap(der -> Certificate.read(der).toOptional().stream())
                        .collect(ImmutableList.toImmutableList()),
                data(payloads, CertEncoding.Known.CRL).collect(ImmutableList.toImmutableList()),
                data(payloads, CertEncoding.Known.OCSP_CONTENT).collect(ImmutableList.toImmutableList()),
                data(payloads, CertEncoding.Known.RAW_PUBLIC_KEY).findFirst()
                        .flatMap(info -> VerificationKey.read(info).toOptional()));
    }

    private static Stream<Bytes> data(List<CertPayload> payloads, CertEncoding encoding) {
        return payloads.stream().filter(payload -> payload.encoding().equals(encoding))
                .limit(PeerCertificates.MOST).map(CertPayload::data);
    }
}
