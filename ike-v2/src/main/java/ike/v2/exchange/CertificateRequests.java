package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.engine.Verdict;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.CertificatePayloads;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which certificates are asked for and sent (RFC 7296 §3.6, §3.7). */
final class CertificateRequests {
    private CertificateRequests() {
    }

    /**
     * The requests to a peer that may be any of these connections': for certificates, after the word that they may be named by
     * hash and URL, if they may be, and for OCSP responses (RFC 4806); nothing of what none wants.
     */
    static ImmutableList<Payload> of(Turn turn, List<Connection> connections) {
        Stream<Payload> lookup = turn.environment().habits().hashAndUrl()
                ? Stream.of(NotifyPayload.of(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED))
                : Stream.empty();
        return Stream.concat(
                request(turn, connections).stream().flatMap(request -> Stream.concat(lookup, Stream.of(request))),
                statusRequest(turn, connections).stream()).collect(ImmutableList.toImmutableList());
    }

    /** The request for OCSP responses (RFC 4806 §4.1), if one of these connections wants them of a peer that signs. */
    private static Optional<CertReqPayload> statusRequest(Turn turn, List<Connection> connections) {
        return connections.stream().filter(c -> c.certificates().requestStatus()).flatMap(CertificateRequests::wanted)
                .findAny().map(_ -> CertificatePayloads.statusRequest(turn.surroundings().responders()));
    }

    /** True when a peer whose messages had these payloads is to get OCSP responses about our certificates (RFC 4806 §4.2). */
    static boolean isStatusWanted(Connection connection, List<? extends Payload> peers) {
        return connection.certificates().replyStatus() && CertificatePayloads.isStatusAskedFor(peers);
    }

    private static Optional<CertReqPayload> request(Turn turn, List<Connection> connections) {
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
            Verdict.Signed ours) {
        CertificateExchange.Send policy = connection.certificates().send();
        boolean wanted = policy == CertificateExchange.Send.ALWAYS
                || (policy == CertificateExchange.Send.IF_ASKED && CertificatePayloads.isAskedFor(peers));
        return ImmutableList.<CertPayload>builder()
                .addAll(wanted ? CertificatePayloads.of(ours, peers) : ImmutableList.of())
                .addAll(CertificatePayloads.statuses(ours)).build();
    }
}
