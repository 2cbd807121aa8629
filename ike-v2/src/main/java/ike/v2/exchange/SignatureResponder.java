package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.HashAnnouncement;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.auth.SignatureMethods;
import ike.v2.message.Refused;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthClaim;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.PeerAuthenticated;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_AUTH with signatures, the responder's side (RFC 7296 §2.15, RFC 7427 §4). {@link SignatureInitiator} has the
 * figure. The outside is asked what the initiator's signature is worth, and only then for ours.
 */
final class SignatureResponder {
    private SignatureResponder() {
    }

    /** Asks what the peer's signature is worth. */
    static AuthAsked judge(Turn turn, AuthAsked sa, PublicKeyRound round, AuthPayload auth) throws Refused {
        return judge(turn, sa, round, auth, ImmutableList.of());
    }

    private static AuthAsked judge(Turn turn, AuthAsked sa, PublicKeyRound round, AuthPayload auth,
            ImmutableList<AuthAsked.Denial> denials) throws Refused {
        InitAnswered opened = sa.opened();
        Bytes octets = SignedOctets.ofInitiator(turn, opened.session(), opened.initRequest(), opened.nr(),
                sa.claim().idiBody());
        Signatures.judge(turn, sa.name(), sa.claim().remote(), round, sa.claim().request(), auth, octets);
        return sa.at(new AuthAsked.Stage.Judging(denials));
    }

    /** Asks for our signature. */
    static AuthAsked ask(Turn turn, AuthAsked sa, PublicKeyRound round) {
        InitAnswered opened = sa.opened();
        Bytes octets = SignedOctets.ofResponder(turn, opened.session(), opened.initResponse(), opened.ni(),
                sa.claim().local().body());
        Signatures.ask(turn, sa.name(), sa.claim().local(), round, announced(opened),
                MethodAnnouncement.in(payloads(sa.claim())), payloads(sa.claim()), octets);
        return sa;
    }

    /** Goes on with what the outside says, or refuses the peer. */
    static IkeSa onAnswer(Turn turn, AuthAsked sa, Verdict verdict) {
        AuthClaim claim = sa.claim();
        try {
            return switch (sa.stage()) {
                case AuthAsked.Stage.Judging _ when claim.earlier().isPresent() -> RoundResponder.after(turn, sa,
                        Signatures.judged(verdict, claim.local(), claim.remote()), ImmutableList.of());
                case AuthAsked.Stage.Judging(var before) -> judged(turn, sa, verdict, before);
                case AuthAsked.Stage.Signing signing -> answer(turn, sa, signing, Signatures.signed(verdict));
            };
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, sa.name(), sa.opened(), claim.message(), refused.refusal());
        }
    }

    /** Whom this connection does not let in, another one may: with the same identities, but another authority. */
    private static IkeSa judged(Turn turn, AuthAsked sa, Verdict verdict, ImmutableList<AuthAsked.Denial> before)
            throws Refused {
        PeerAuthenticated peer;
        try {
            peer = Signatures.judged(verdict, sa.claim().local(), sa.claim().remote());
        } catch (Refused refused) {
            ImmutableList<AuthAsked.Denial> denials = ImmutableList.<AuthAsked.Denial>builder().addAll(before)
                    .add(new AuthAsked.Denial(sa.name().connection().name(), refused.refusal(),
                            Signatures.flaws(verdict)))
                    .build();
            AuthAsked other = OtherConnections.next(turn, sa)
                    .orElseThrow(() -> new Refused(OtherConnections.refusal(denials)));
            return judge(turn, other, OtherConnections.proof(other.name().connection()).orElseThrow(),
                    other.claim().request().get(AuthPayload.class), denials);
        }
        return AuthResponder.prove(turn, sa.at(new AuthAsked.Stage.Signing(Optional.of(peer))));
    }

    private static IkeSa answer(Turn turn, AuthAsked sa, AuthAsked.Stage.Signing signing, Verdict.Signed signed)
            throws Refused {
        ImmutableList<CertPayload> certificates = CertificateRequests.sent(sa.name().connection(),
                payloads(sa.claim()), signed);
        return AuthResponder.answer(turn, sa, signing, certificates,
                SignatureMethods.payload(announced(sa.opened()), signed.scheme(), signed.signature()));
    }

    private static HashAnnouncement announced(InitAnswered opened) {
        return HashNotices.agreed(Announced.message(opened.initRequest()), Announced.message(opened.initResponse()));
    }

    private static ImmutableList<Payload> payloads(AuthClaim claim) {
        return claim.request().all(Payload.class);
    }
}
