package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.HashAnnouncement;
import ike.v2.auth.SignatureMethods;
import ike.v2.message.Chain;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Session;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.VerifyAsked;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IkeMessage;
import java.util.Optional;

/**
 * IKE_AUTH with signatures, the initiator's side (RFC 7296 §2.15, RFC 7427 §4). Private keys and trust are the outside's:
 * before the request it is asked to sign, and before the answer is believed, what the responder's signature is worth.
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni, N(SIGNATURE_HASH_ALGORITHMS)       -->
 *                          <--  HDR, SAr1, KEr, Nr, [CERTREQ,] N(SIGNATURE_HASH_ALGORITHMS)
 * HDR, SK {IDi, CERT, [CERT,] [CERTREQ,] [IDr,] AUTH, SAi2, TSi, TSr}       -->
 *                          <--  HDR, SK {IDr, CERT, [CERT,] AUTH, SAr2, TSi, TSr}
 * }</pre>
 */
final class SignatureInitiator {
    private SignatureInitiator() {
    }

    /** Asks for our signature; the SA waits. */
    static AuthUnsent ask(Turn turn, AuthUnsent sa, PublicKeyRound round) {
        IkeMessage peers = Announced.message(sa.opening().initResponse());
        Session session = sa.sessions().get(sa.signed().size());
        Bytes octets = SignedOctets.ofInitiator(turn, session, sa.opening().initRequest(), sa.opening().nr(),
                sa.localId().body());
        Signatures.ask(turn, sa.name(), sa.localId(), round, announced(sa),
                MethodNotices.heard(session, sa.opening().initResponse()), peers.payloads(),
                octets);
        return sa;
    }

    /** Sends the request with our signature; where it has to hold with and without a PPK, asks twice. */
    static Optional<IkeSa> onSigned(Turn turn, AuthUnsent sa, Verdict verdict) {
        try {
            AuthUnsent next = sa.with(Signatures.signed(verdict));
            return Optional.of(next.signed().size() < next.sessions().size()
                    ? ask(turn, next, next.name().connection().local().getFirst().publicKey().orElseThrow())
                    : send(turn, next));
        } catch (Refused refused) {
            Announcements.failed(turn, sa.name(), sa.tasks(), ImmutableList.of(),
                    Notifications.failure(refused.refusal()));
            return Optional.empty();
        }
    }

    private static IkeSa send(Turn turn, AuthUnsent sa) throws Refused {
        IkeMessage peers = Announced.message(sa.opening().initResponse());
        ImmutableList<CertPayload> certificates = CertificateRequests.sent(sa.name().connection(), peers.payloads(),
                sa.signed().getFirst());
        ImmutableList<AuthPayload> auths = sa.signed().stream()
                .map(signed -> SignatureMethods.payload(announced(sa), signed.scheme(),
                        signed.signature()))
                .collect(ImmutableList.toImmutableList());
        return AuthRequest.claim(turn, sa, certificates, auths);
    }

    private static HashAnnouncement announced(AuthUnsent sa) {
        return HashNotices.agreed(Announced.message(sa.opening().initResponse()),
                Announced.message(sa.opening().initRequest()));
    }

    /** Asks what the responder's signature is worth; the SA waits. */
    static VerifyAsked judge(Turn turn, AuthSent sa, PublicKeyRound round, Chain chain) throws Refused {
        return judge(turn, sa, round, chain, chain);
    }

    /** The same where the proof is but a part of the answer. */
    static VerifyAsked judge(Turn turn, AuthSent sa, PublicKeyRound round, Chain chain, Chain answer) throws Refused {
        IdPayload idr = chain.get(IdPayload.class);
        Bytes octets = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                AuthInitiator.idrBody(chain));
        Signatures.judge(turn, sa.name(), idr.id(), round, chain, chain.get(AuthPayload.class), octets);
        return new VerifyAsked(sa, idr.id(), answer,
                turn.now().after(turn.environment().limits().halfOpenLifetime()));
    }

    /** Goes on, or gives up. */
    static Optional<IkeSa> onJudged(Turn turn, VerifyAsked sa, Verdict verdict) {
        try {
            PeerAuthenticated peer = Signatures.judged(verdict, sa.sent().localId(), sa.remote());
            return sa.sent().rounds().awaited()
                    ? PeerRounds.onBelieved(turn, sa.sent(), sa.answer())
                    : AuthInitiator.proceed(turn, sa.sent(), sa.answer(), peer);
        } catch (Refused refused) {
            return AuthInitiator.giveUp(turn, sa.sent(), refused.refusal());
        }
    }
}
