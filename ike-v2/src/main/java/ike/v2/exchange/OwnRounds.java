package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.engine.Verdict;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.HashAnnouncement;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.auth.SignatureMethods;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.EapAsked;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.LeaseAsked;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;

/**
 * Several rounds of proof of the responder (RFC 4739 §2.5): one with each answer, whatever else that holds.
 *
 * <pre>{@code
 * HDR, SK {IDi, AUTH, SAi2, TSi, TSr, N(MULTIPLE_AUTH_SUPPORTED)}  -->
 *                                       <--  HDR, SK {IDr, AUTH, N(ANOTHER_AUTH_FOLLOWS)}
 * HDR, SK {}                            -->
 *                                       <--  HDR, SK {IDr, AUTH, SAr2, TSi, TSr}
 * }</pre>
 */
final class OwnRounds {
    private OwnRounds() {
    }

    /** Refuses where our further rounds would not be understood. */
    static void check(Turn turn, AuthAsked sa) throws Refused {
        Connection connection = sa.name().connection();
        if (connection.local().size() == 1) {
            return;
        }
        if (sa.claim().request().notify(NotifyType.Known.MULTIPLE_AUTH_SUPPORTED).isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the peer does not take several rounds of authentication (RFC 4739), and this connection has several"));
        }
        RoundInitiator.requireAllowed(turn, connection);
        if (!PeerRounds.isKnown(connection.local())) {
            throw new Refused(
                    new Refusal.AuthenticationFailed("on this connection we prove ourselves in several rounds,"
                            + " one of them neither by a signature nor by a pre-shared key, so we have to initiate"));
        }
    }

    /** Answers, with a further round of ours if one is to come; ends IKE_AUTH when neither side has another. */
    static IkeSa reply(Turn turn, EapAsked sa, EapAsked.Stage next, IkeMessage message,
            ImmutableList<Payload> payloads) throws Refused {
        if (sa.ours() == 0) {
            return finish(turn, sa.withRound(), next, message, payloads);
        }
        if (!sa.owesRound()) {
            return finish(turn, sa, next, message, payloads);
        }
        EapAsked.Stage.Signing ready = new EapAsked.Stage.Signing(next, message, payloads);
        return switch (sa.name().connection().local().get(sa.ours()).proof()) {
            case PublicKeyRound round -> {
                Signatures.ask(turn, sa.name(), identity(sa), round, announced(sa.opened()),
                        MethodAnnouncement.in(sa.claim().wish().all(Payload.class)),
                        sa.claim().wish().all(Payload.class), octets(turn, sa));
                yield sa.at(ready);
            }
            case Proof.PreSharedKey _ -> prove(turn, sa, ready, ImmutableList.of(), psk(turn, sa));
            default -> throw new Refused(new Refusal.AuthenticationFailed(
                    "a further round of ours as responder is neither a signature nor a pre-shared key"));
        };
    }

    /** Answers, now that the outside has signed, or gives up. */
    static IkeSa onSigned(Turn turn, EapAsked sa, EapAsked.Stage.Signing ready, Verdict verdict) {
        try {
            Verdict.Signed signed = Signatures.signed(verdict);
            return prove(turn, sa, ready, CertificateRequests.sent(sa.name().connection(),
                    sa.claim().wish().all(Payload.class), signed),
                    SignatureMethods.payload(announced(sa.opened()), signed.scheme(), signed.signature()));
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, sa.name(), sa.opened(), ready.message(), refused.refusal());
        }
    }

    /** Takes the empty request that makes room for a further round of ours. */
    static IkeSa onOccasion(Turn turn, EapAsked sa, EapAsked.Stage.Over over, IkeMessage message,
            ImmutableList<ChainedPayload> items) throws Refused {
        Chain.checked(Grammar.ROUND_OCCASION, items);
        return reply(turn, sa, over, message, ImmutableList.of());
    }

    private static IkeSa prove(Turn turn, EapAsked sa, EapAsked.Stage.Signing ready,
            ImmutableList<CertPayload> certificates, AuthPayload auth) throws Refused {
        Connection connection = sa.name().connection();
        return finish(turn, sa.withRound(), ready.next(), ready.message(),
                ImmutableList.<Payload>builder().addAll(ready.payloads()).add(IdPayload.idr(identity(sa)))
                        .addAll(certificates).add(auth)
                        .addAll(RoundInitiator.more(connection.withLocal(
                                connection.local().subList(sa.ours(), connection.local().size()))))
                        .build());
    }

    private static IkeSa finish(Turn turn, EapAsked sa, EapAsked.Stage next, IkeMessage message,
            ImmutableList<Payload> payloads) throws Refused {
        return next instanceof EapAsked.Stage.Over(var peer) && !sa.owesRound()
                ? AuthConclusion.of(turn,
                        new LeaseAsked(sa.opened(), sa.name(), peer, message, sa.claim().wish(), payloads))
                : EapResponder.send(turn, sa, next, message, payloads);
    }

    /** Who we are in the round that is to come; where that is left open, who we were before. */
    private static Identification identity(EapAsked sa) {
        AuthRound round = sa.name().connection().local().get(sa.ours());
        return round.identity() instanceof IdentityPattern.Exactly(Identification identity)
                ? identity
                : sa.claim().local();
    }

    private static AuthPayload psk(Turn turn, EapAsked sa) throws Refused {
        Identification ours = identity(sa);
        Secret secret = turn.surroundings().sharedSecret(ours, sa.claim().remote())
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed("no shared secret is configured for "
                        + ours.describe() + " to show " + sa.claim().remote().describe() + " who we are")));
        Prf prf = sa.opened().session().algorithms().prf();
        return new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.psk(prf, secret, octets(turn, sa), turn.environment().log()));
    }

    private static Bytes octets(Turn turn, EapAsked sa) {
        InitAnswered opened = sa.opened();
        return SignedOctets.ofResponder(turn, opened.session(), opened.initResponse(), opened.ni(),
                identity(sa).body());
    }

    private static HashAnnouncement announced(InitAnswered opened) {
        return HashNotices.agreed(Announced.message(opened.initRequest()), Announced.message(opened.initResponse()));
    }
}
