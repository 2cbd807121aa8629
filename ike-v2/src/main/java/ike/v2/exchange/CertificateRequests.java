package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.CertificatePayloads;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which certificates are asked for and sent (RFC 7296 §3.6, §3.7). */
final class CertificateRequests {
    private CertificateRequests() {
    }

    /** The request to a peer that may be any of these connections'; nothing if none wants a certificate. */
    static Optional<CertReqPayload> of(Turn turn, List<Connection> connections) {
        ImmutableList<PublicKeyRound> rounds = connections.stream().filter(c -> c.certificates().request())
                .flatMap(CertificateRequests::wanted).collect(ImmutableList.toImmutableList());
        boolean any = rounds.stream().anyMatch(round -> round.authorities().isEmpty());
        Stream<Certificate> named = rounds.stream().flatMap(round -> round.authorities().stream());
        return CertificatePayloads.request(Stream
                .concat(named, any ? turn.surroundings().authorities().stream() : Stream.empty()).distinct().toList());
    }

    /** Which keys the peer may sign with; where EAP alone may prove both sides, it can sign all the same (RFC 5998 §3). */
    private static Stream<PublicKeyRound> wanted(Connection connection) {
        boolean only = EapInitiator.isOnly(connection);
        return connection.remote().stream()
                .flatMap(round -> (only ? round.eap().map(EapRound::key) : round.publicKey()).stream());
    }

    /** What of our certificates is sent to a peer whose messages had these payloads. */
    static ImmutableList<CertPayload> sent(Connection connection, List<? extends Payload> peers,
            ImmutableList<CertPayload> ours) {
        CertificateExchange.Send policy = connection.certificates().send();
        boolean wanted = policy == CertificateExchange.Send.ALWAYS
                || (policy == CertificateExchange.Send.IF_ASKED && CertificatePayloads.isAskedFor(peers));
        return wanted ? ours : ImmutableList.of();
    }
}
