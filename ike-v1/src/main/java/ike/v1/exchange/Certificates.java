package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.DistinguishedName;
import ike.crypto.certificate.Pkcs7Certificates;
import ike.engine.AuthorityHint;
import ike.engine.PeerCertificates;
import ike.engine.config.Connection;
import ike.engine.config.PublicKeyRound;
import ike.v1.sa.CertificateWish;
import ike.wire.Bytes;
import ike.wire.v1.CertEncoding;
import ike.wire.v1.CertPayload;
import ike.wire.v1.CertReqPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates asked for, sent and received (RFC 2408 §3.9, §3.10; RFC 4945 §3.2, §3.3). */
final class Certificates {
    private Certificates() {
    }

    /** One request for each authority that may have certified the peer; one that names nobody where there is none. */
    static ImmutableList<Payload> requests(Turn turn, Connection connection) {
        Optional<PublicKeyRound> round = connection.remote().stream().findFirst().flatMap(r -> r.publicKey());
        if (round.isEmpty() || !connection.certificates().request()) {
            return ImmutableList.of();
        }
        ImmutableList<Certificate> authorities = round.get().authorities().isEmpty()
                ? turn.surroundings().authorities()
                : round.get().authorities();
        return authorities.isEmpty()
                ? ImmutableList.of(new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, Bytes.EMPTY))
                : authorities.stream().limit(PeerCertificates.MOST).map(
                        authority -> new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, authority.name().der()))
                        .collect(ImmutableList.toImmutableList());
    }

    /** What a message asks for. */
    static CertificateWish wish(PayloadList payloads) {
        ImmutableList<CertReqPayload> requests = payloads.all(CertReqPayload.class);
        return new CertificateWish(!requests.isEmpty(), requests.stream().limit(PeerCertificates.MOST)
                .filter(request -> !request.data().isEmpty())
                .map(request -> new AuthorityHint.Name(new DistinguishedName(request.data())))
                .collect(ImmutableSet.toImmutableSet()));
    }

    /** Those of ours that are sent. */
    static ImmutableList<Payload> sent(Connection connection, CertificateWish wish, List<Certificate> chain) {
        boolean wanted = switch (connection.certificates().send()) {
            case ALWAYS -> true;
            case IF_ASKED -> wish.asked();
            case NEVER -> false;
        };
        return wanted
                ? chain.stream()
                        .map(certificate -> new CertPayload(CertEncoding.Known.X509_SIGNATURE, certificate.der()))
                        .collect(ImmutableList.toImmutableList())
                : ImmutableList.of();
    }

    /** Those of the peer, as far as they can be read; the certificate of the signer comes first. */
    static PeerCertificates received(PayloadList payloads) {
        ImmutableList<CertPayload> all = payloads.all(CertPayload.class);
        return new PeerCertificates(
                all.stream().flatMap(Certificates::read).limit(PeerCertificates.MOST)
                        .collect(ImmutableList.toImmutableList()),
                all.stream().filter(cert -> cert.encoding() == CertEncoding.Known.CRL).map(CertPayload::data)
                        .limit(PeerCertificates.MOST).collect(ImmutableList.toImmutableList()),
                ImmutableList.of(), Optional.empty());
    }

    private static Stream<Certificate> read(CertPayload payload) {
        return switch (payload.encoding()) {
            case CertEncoding.Known.X509_SIGNATURE, CertEncoding.Known.X509_KEY_EXCHANGE ->
                Certificate.read(payload.data()).toOptional().stream();
            case CertEncoding.Known.PKCS7_WRAPPED_X509 -> Pkcs7Certificates.read(payload.data()).stream();
            default -> Stream.empty();
        };
    }
}
