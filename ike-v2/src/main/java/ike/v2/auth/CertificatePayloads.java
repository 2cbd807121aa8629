package ike.v2.auth;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.AttributeCertificate;
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
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates and requests for them on the wire (RFC 7296 §3.6, §3.7). */
public final class CertificatePayloads {
    private static final int HASH_LENGTH = SignatureHash.SHA1.length();
    /** How many authorities of one request are looked at. */
    private static final int MOST_AUTHORITIES = 512;

    private static final ImmutableSet<CertEncoding> LINKS = ImmutableSet.of(CertEncoding.Known.HASH_AND_URL_X509,
            CertEncoding.Known.HASH_AND_URL_BUNDLE);

    private CertificatePayloads() {
    }

    /** Asks for a certificate of one of these authorities; nothing where there are none. */
    public static Optional<CertReqPayload> request(List<Certificate> authorities) {
        return authorities.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, hashes(authorities)));
    }

    private static Bytes hashes(List<Certificate> certificates) {
        return Bytes.concat(certificates.stream().map(AuthorityHint.KeyHash::of).map(AuthorityHint.KeyHash::sha1)
                .distinct().toArray(Bytes[]::new));
    }

    /** Asks for OCSP responses (RFC 4806 §3.1), of these responders beside those whom authorities name. */
    public static CertReqPayload statusRequest(List<Certificate> responders) {
        return new CertReqPayload(CertEncoding.Known.OCSP_CONTENT, hashes(responders));
    }

    /** True when OCSP responses are asked for. */
    public static boolean isStatusAskedFor(List<? extends Payload> payloads) {
        return payloads.stream().anyMatch(payload -> payload instanceof CertReqPayload request
                && request.encoding().equals(CertEncoding.Known.OCSP_CONTENT));
    }

    /** OCSP responses, each in a payload of its own (RFC 4806 §4.2). */
    public static ImmutableList<CertPayload> statuses(Verdict.Signed signed) {
        return signed.ocsp().stream().map(response -> new CertPayload(CertEncoding.Known.OCSP_CONTENT, response))
                .collect(ImmutableList.toImmutableList());
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
                .filter(request -> request.encoding().equals(CertEncoding.Known.X509_SIGNATURE)
                        || LINKS.contains(request.encoding()));
    }

    /**
     * What lets the peer check our signature: our certificate first (§3.6), the attributes of that last (RFC 5755), or the key
     * where it has none (RFC 7670 §3).
     *
     * @param peers what it has sent: it may have said that it fetches certificates
     */
    public static ImmutableList<CertPayload> of(Verdict.Signed signed, List<? extends Payload> peers) {
        return signed.chain().isEmpty()
                ? ImmutableList.of(new CertPayload(CertEncoding.Known.RAW_PUBLIC_KEY,
                        signed.key().subjectPublicKeyInfo()))
                : Stream.concat(chain(signed, fetches(peers)), signed.attributes().stream()
                        .map(one -> new CertPayload(CertEncoding.Known.X509_ATTRIBUTE, one.der())))
                        .collect(ImmutableList.toImmutableList());
    }

    private static boolean fetches(List<? extends Payload> peers) {
        return peers.stream().anyMatch(payload -> payload instanceof NotifyPayload notify
                && notify.notifyType().equals(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED));
    }

    private static Stream<CertPayload> chain(Verdict.Signed signed, boolean fetched) {
        return signed.chain().stream()
                .map(certificate -> Optional.ofNullable(signed.links().get(certificate)).filter(_ -> fetched)
                        .map(link -> new CertPayload(CertEncoding.Known.HASH_AND_URL_X509, link.data()))
                        .orElseGet(() -> new CertPayload(CertEncoding.Known.X509_SIGNATURE, certificate.der())));
    }

    /**
     * What a peer has sent; what cannot be read, or is too much, is left out.
     *
     * @param fetching whether it has been told that we fetch certificates; else what it names by hash and URL is left out too
     * @param status whether it has been asked for OCSP responses; else they are left out too
     */
    public static PeerCertificates read(List<CertPayload> payloads, boolean fetching, boolean status) {
        return new PeerCertificates(
                data(payloads, CertEncoding.Known.X509_SIGNATURE)
                        .flatMap(der -> Certificate.read(der).toOptional().stream())
                        .collect(ImmutableList.toImmutableList()),
                data(payloads, CertEncoding.Known.X509_ATTRIBUTE)
                        .flatMap(der -> AttributeCertificate.read(der).toOptional().stream())
                        .collect(ImmutableList.toImmutableList()),
                data(payloads, CertEncoding.Known.CRL).collect(ImmutableList.toImmutableList()),
                status
                        ? data(payloads, CertEncoding.Known.OCSP_CONTENT).collect(ImmutableList.toImmutableList())
                        : ImmutableList.of(),
                data(payloads, CertEncoding.Known.RAW_PUBLIC_KEY).findFirst()
                        .flatMap(info -> VerificationKey.read(info).toOptional()),
                fetching ? links(payloads) : ImmutableList.of());
    }

    private static ImmutableList<PeerCertificates.Link> links(List<CertPayload> payloads) {
        return payloads.stream().filter(payload -> LINKS.contains(payload.encoding()))
                .limit(PeerCertificates.MOST_LINKS)
                .flatMap(payload -> HashAndUrl.read(payload.data()).toOptional().stream()
                        .map(at -> new PeerCertificates.Link(at,
                                payload.encoding().equals(CertEncoding.Known.HASH_AND_URL_BUNDLE))))
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Bytes> data(List<CertPayload> payloads, CertEncoding encoding) {
        return payloads.stream().filter(payload -> payload.encoding().equals(encoding))
                .limit(PeerCertificates.MOST).map(CertPayload::data);
    }
}
