package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.tls.TlsStep;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeKeys;
import ike.engine.Entropy;
import ike.engine.Failure;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.v2.eap.EapAccount;
import ike.v2.eap.EapPeer;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Proving;
import ike.v2.sa.Rounds;
import ike.v2.sa.Session;
import ike.v2.sa.TlsAsked;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_AUTH with EAP, the initiator's side (RFC 7296 §2.16). Nothing of our credentials leaves before the responder has
 * shown who it is.
 *
 * <pre>{@code
 * HDR, SK {IDi, [IDr,] SAi2, TSi, TSr}  -->
 *                                       <--  HDR, SK {IDr, AUTH, EAP}             here we know who it is
 * HDR, SK {EAP}                         -->
 *                                       <--  HDR, SK {EAP}                        as often as the method wants
 * HDR, SK {AUTH}                        -->                                       by the MSK, else by SK_pi
 *                                       <--  HDR, SK {AUTH, SAr2, TSi, TSr}       by the MSK, else by SK_pr
 * }</pre>
 */
final class EapInitiator {
    private EapInitiator() {
    }

    /** True when this connection has us prove ourselves by EAP. */
    static boolean isMeant(Connection connection) {
        return round(connection).eap().isPresent();
    }

    /** Refuses a connection without the password that it will need, if its method may be none of certificates. */
    static void requirePassword(Turn turn, Connection connection, Identification local) throws Refused {
        EapAccount account = account(turn, connection, local);
        if (eap(connection).methods().stream().noneMatch(method -> isPossible(method, account))) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "no EAP secret is configured for " + EapRound.text(account.identity())));
        }
    }

    private static boolean isPossible(EapMethod method, EapAccount account) {
        return !method.isByPassword() || account.password().isPresent()
                || (method == EapMethod.MSCHAPV2 && account.hash().isPresent());
    }

    /** What is known when the request without AUTH has left. */
    static Proving asked(Connection connection) {
        return new Proving.Asked(EapPeer.begin(ImmutableSet.copyOf(eap(connection).methods())));
    }

    /** The message in which the responder shows who it is, and asks. */
    static Chain welcome(ImmutableList<ChainedPayload> items) throws Refused {
        if (new Chain(items).find(AuthPayload.class).isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the responder asks by EAP without having shown who it is, which this connection does not allow (RFC 5998 §3)"));
        }
        return Chain.checked(Grammar.EAP_WELCOME, items);
    }

    /** Answers a responder that has shown who it is. */
    static Optional<IkeSa> onWelcome(Turn turn, AuthSent sa, Proving.Asked asked, Chain chain,
            PeerAuthenticated responder) throws Refused {
        return answer(turn, sa, new Proving.Answering(asked.eap(), new Proving.Responder(responder.remote(),
                Optional.of(responder)), AuthInitiator.idrBody(chain)), chain);
    }

    /** True when EAP has to prove both sides (RFC 5998 §3). */
    static boolean isOnly(Connection connection) {
        return isMeant(connection) && connection.remote().getFirst().eap().isPresent();
    }

    /** What tells the responder that it need not show who it is before. */
    static Optional<NotifyPayload> offerOfThat(Connection connection) {
        return isOnly(connection)
                ? Optional.of(NotifyPayload.of(NotifyType.Known.EAP_ONLY_AUTHENTICATION))
                : Optional.empty();
    }

    /** Answers a responder that has taken that up: it only says who it is. */
    static Optional<IkeSa> onBareWelcome(Turn turn, AuthSent sa, Proving.Asked asked,
            ImmutableList<ChainedPayload> items) throws Refused {
        Chain chain = Chain.checked(Grammar.EAP_BARE_WELCOME, items);
        Identification idr = AuthInitiator.acceptable(sa, chain);
        return answer(turn, sa, new Proving.Answering(asked.eap(), new Proving.Responder(idr, Optional.empty()),
                AuthInitiator.idrBody(chain)), chain);
    }

    /** Answers a responder that has shown who it is in an earlier round. */
    static Optional<IkeSa> onQuestion(Turn turn, AuthSent sa, Proving.Asked asked, Rounds.Responder known, Chain chain)
            throws Refused {
        return answer(turn, sa, new Proving.Answering(asked.eap(),
                new Proving.Responder(known.proved().remote(), Optional.of(known.proved())), known.idrBody()), chain);
    }

    /** The responder asks further, or tells how it ended. */
    static Optional<IkeSa> onRequest(Turn turn, AuthSent sa, Proving.Answering answering,
            ImmutableList<ChainedPayload> items) throws Refused {
        return answer(turn, sa, answering, Chain.checked(Grammar.EAP_MESSAGE, items));
    }

    private static Optional<IkeSa> answer(Turn turn, AuthSent sa, Proving.Answering answering, Chain chain)
            throws Refused {
        EapPeer.Step step = answering.eap().on(chain.get(EapPayload.class).message(),
                account(turn, sa.current(), sa.localId()),
                length -> turn.environment().entropy().open(Entropy.Use.EAP_CHALLENGE, length));
        return after(turn, sa, answering, step);
    }

    /** TLS has answered. */
    static Optional<IkeSa> onTls(Turn turn, TlsAsked sa, TlsStep step) {
        try {
            return after(turn, sa.sent(), sa.answering(), sa.answering().eap().onTls(step));
        } catch (Refused refused) {
            return AuthInitiator.giveUp(turn, sa.sent(), refused.refusal());
        }
    }

    private static Optional<IkeSa> after(Turn turn, AuthSent sa, Proving.Answering answering, EapPeer.Step step)
            throws Refused {
        return switch (step) {
            case EapPeer.Step.Consult(EapPeer next, Bytes records) -> {
                TlsQuestions.ofClient(turn, sa.name().withConnection(sa.current()), user(sa.current(), sa.localId()),
                        answering.responder().identity(), records);
                yield Optional.of(new TlsAsked(sa, new Proving.Answering(next, answering.responder(),
                        answering.idrBody()), turn.now().after(turn.environment().limits().halfOpenLifetime())));
            }
            case EapPeer.Step.Respond(EapPeer next, Bytes message) -> Optional.of(send(turn, sa,
                    new Proving.Answering(next, answering.responder(), answering.idrBody()),
                    ImmutableList.of(new EapPayload(message))));
            case EapPeer.Step.Done(Optional<Secret> msk) -> Optional.of(confirm(turn, sa, answering, msk));
            case EapPeer.Step.Refused(String why, String detail) -> AuthInitiator.fail(turn, sa,
                    new Failure("AUTHENTICATION_FAILED", true, "EAP: " + why, detail, "RFC 7296 §2.16"));
            case EapPeer.Step.Failed(String why, String detail) ->
                throw new Refused(new Refusal.AuthenticationFailed("EAP: " + why, detail));
        };
    }

    private static AuthSent confirm(Turn turn, AuthSent sa, Proving.Answering answering, Optional<Secret> msk) {
        Optional<IkeKeys> mixed = PpkInitiator.mixed(turn, sa.name(), sa.session(), sa.initRequest(),
                sa.initResponse());
        AuthPayload plain = proof(turn, sa, sa.session(), msk);
        ImmutableList<Payload> payloads = mixed.isEmpty()
                ? ImmutableList.of(plain)
                : ImmutableList.<Payload>builder().add(proof(turn, sa, sa.session().with(mixed.get()), msk))
                        .addAll(PpkInitiator.claim(sa.name().connection(), plain)).build();
        return send(turn, sa, new Proving.Confirming(answering.responder(), answering.idrBody(), msk, mixed),
                ImmutableList.<Payload>builder().addAll(payloads).addAll(RoundInitiator.more(sa.current())).build());
    }

    /** Sends the next request of IKE_AUTH. */
    static AuthSent send(Turn turn, AuthSent sa, Proving next, ImmutableList<Payload> payloads) {
        InFlight request = Requests.seal(turn, sa.name(), sa.session(), ExchangeType.Known.IKE_AUTH,
                sa.request().messageId() + 1, payloads, sa.request().pending());
        turn.send(sa.name().path(), request.datagrams());
        return sa.with(next, request);
    }

    private static AuthPayload proof(Turn turn, AuthSent sa, Session session, Optional<Secret> msk) {
        Prf prf = session.algorithms().prf();
        Bytes signed = SignedOctets.ofInitiator(turn, session, sa.initRequest(), sa.nr(),
                sa.localId().body());
        return new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.psk(prf, msk.orElse(session.keys().skPi()), signed, turn.environment().log()));
    }

    /** Passes when the responder knows the key of EAP too; where nothing else has proved who it is, that does. */
    static PeerAuthenticated verify(Turn turn, AuthSent sa, Proving.Confirming confirming, AuthPayload auth)
            throws Refused {
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                confirming.idrBody());
        PskVerifier.require(turn, prf, confirming.msk().orElse(sa.session().keys().skPr()), signed, auth,
                "the responder's AUTH after EAP does not match");
        if (confirming.responder().proved().isEmpty() && confirming.msk().isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed("a method without a key proves no responder"));
        }
        return confirming.responder().proved()
                .orElseGet(() -> PeerAuthenticated.verified(sa.localId(), confirming.responder().identity()));
    }

    private static EapAccount account(Turn turn, Connection connection, Identification local) {
        Bytes text = EapRound.name(user(connection, local));
        return new EapAccount(text, turn.surroundings().eapSecret(text), turn.surroundings().ntHash(text));
    }

    private static Identification user(Connection connection, Identification local) {
        return eap(connection).identity().filter(IdentityPattern.Exactly.class::isInstance)
                .map(pattern -> ((IdentityPattern.Exactly) pattern).identity()).orElse(local);
    }

    private static EapRound eap(Connection connection) {
        return round(connection).eap().orElseThrow();
    }

    private static AuthRound round(Connection connection) {
        return connection.local().getFirst();
    }
}
