package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.tls.TlsStep;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeKeys;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.v2.eap.Challenges;
import ike.v2.eap.EapAuthenticator;
import ike.v2.eap.EapPasswords;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthClaim;
import ike.v2.sa.EapAsked;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_AUTH with EAP, the responder's side (RFC 7296 §2.16).
 *
 * <pre>{@code
 * HDR, SK {IDi, [IDr,] SAi2, TSi, TSr}  -->
 *                                       <--  HDR, SK {IDr, AUTH, EAP}             we show who we are first
 * HDR, SK {EAP}                         -->
 *                                       <--  HDR, SK {EAP}                        as often as the method wants
 * HDR, SK {AUTH}                        -->                                       by the MSK, else by SK_pi
 *                                       <--  HDR, SK {AUTH, SAr2, TSi, TSr}       by the MSK, else by SK_pr
 * }</pre>
 */
final class EapResponder {
    private EapResponder() {
    }

    /** Answers the request without AUTH: shows who we are, and begins to ask. */
    static IkeSa welcome(Turn turn, AuthAsked sa, ImmutableList<Payload> identity) throws Refused {
        AuthClaim claim = sa.claim();
        EapRound round = round(sa.name(), claim);
        EapAuthenticator eap = EapAuthenticator.begin(round.methods(), round.identity().isPresent(),
                EapRound.name(claim.remote()), challenges(turn));
        EapAsked asked = new EapAsked(sa.opened(), sa.name(), claim, new EapAsked.Stage.Asking(eap),
                ReplyCache.startingAt(claim.message().header().messageId()), claim.ours());
        return OwnRounds.reply(turn, asked, asked.stage(), claim.message(),
                ImmutableList.<Payload>builder().addAll(identity).add(new EapPayload(eap.message())).build());
    }

    /** Takes a further request of a peer that has proved nothing yet. */
    static Optional<IkeSa> onRequest(Turn turn, EapAsked sa, IkeMessage message, Path path) {
        return switch (sa.replies().classify(message.header().messageId(), message.octets())) {
            case ReplyCache.Standing.Repeated(var reply) -> {
                turn.send(path, reply);
                yield Optional.of(sa);
            }
            case ReplyCache.Standing.Old(),ReplyCache.Standing.Beyond() ->
                dropped(turn, sa, path, "a request outside the window");
            case ReplyCache.Standing.Fresh() when sa.stage() instanceof EapAsked.Stage.Consulting
                    || sa.stage() instanceof EapAsked.Stage.Signing ->
                dropped(turn, sa, path, "a request while the one before waits for an answer of ours");
            case ReplyCache.Standing.Fresh() -> switch (Sealing.open(turn, sa.name(), session(sa), message)) {
                case Sealing.Opened.NotAuthentic() ->
                    dropped(turn, sa, path, "an IKE_AUTH request that is not protected by our keys");
                case Sealing.Opened.Bad(var why) -> Optional.of(AuthResponder.refuse(turn, sa.name(), sa.opened(),
                        message, new Refusal.InvalidSyntax(why.describe(), why.section())));
                case Sealing.Opened.Inner(var items) -> Optional.of(onAuthentic(turn, sa, message, items));
            };
        };
    }

    private static IkeSa onAuthentic(Turn turn, EapAsked sa, IkeMessage message,
            ImmutableList<ChainedPayload> items) {
        try {
            if (!message.header().exchange().equals(ExchangeType.Known.IKE_AUTH)) {
                return onOther(turn, sa, message, new Chain(items));
            }
            return switch (sa.stage()) {
                case EapAsked.Stage.Asking(EapAuthenticator eap) ->
                    onEap(turn, sa, eap, message, Chain.checked(Grammar.EAP_MESSAGE, items));
                case EapAsked.Stage.Consulting _ -> sa;
                case EapAsked.Stage.Signing _ -> sa;
                case EapAsked.Stage.Over over -> OwnRounds.onOccasion(turn, sa, over, message, items);
                case EapAsked.Stage.Further further -> RoundResponder.onRequest(turn, sa, further, message, items);
                case EapAsked.Stage.Succeeded success ->
                    onProof(turn, sa, success, message, Chain.checked(Grammar.EAP_PROOF, items));
            };
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, sa.name(), sa.opened(), message, refused.refusal());
        }
    }

    /** What the configuration knows of users of EAP. */
    private record Users(Surroundings surroundings) implements EapPasswords {
        @Override
        public Optional<Secret> of(Bytes identity) {
            return surroundings.eapSecret(identity);
        }

        @Override
        public Optional<Secret> hashOf(Bytes identity) {
            return surroundings.ntHash(identity);
        }
    }

    private static IkeSa onEap(Turn turn, EapAsked sa, EapAuthenticator eap, IkeMessage message, Chain chain)
            throws Refused {
        return after(turn, sa, eap, message, eap.on(chain.get(EapPayload.class).message(),
                new Users(turn.surroundings()), challenges(turn)));
    }

    /** TLS has answered; that changes nothing when nobody has asked. */
    static IkeSa onTls(Turn turn, EapAsked sa, TlsStep step) {
        if (!(sa.stage() instanceof EapAsked.Stage.Consulting(EapAuthenticator eap, IkeMessage message))) {
            return sa;
        }
        try {
            return after(turn, sa, eap, message, eap.onTls(step));
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, sa.name(), sa.opened(), message, refused.refusal());
        }
    }

    private static IkeSa after(Turn turn, EapAsked sa, EapAuthenticator eap, IkeMessage message,
            EapAuthenticator.Step step) throws Refused {
        return switch (step) {
            case EapAuthenticator.Step.Consult(EapAuthenticator next, Bytes records) -> {
                TlsQuestions.ofServer(turn, sa, next, records);
                yield sa.at(new EapAsked.Stage.Consulting(next, message));
            }
            case EapAuthenticator.Step.Ask(EapAuthenticator next) ->
                OwnRounds.reply(turn, sa, new EapAsked.Stage.Asking(next),
                        message, ImmutableList.of(new EapPayload(next.message())));
            case EapAuthenticator.Step.Identified(Bytes identity) -> {
                EapAsked meant = EapConnections.meant(turn, sa, identity);
                EapAuthenticator next = eap.asking(round(meant.name(), meant.claim()).methods(), identity,
                        challenges(turn));
                yield OwnRounds.reply(turn, meant, new EapAsked.Stage.Asking(next), message,
                        ImmutableList.of(new EapPayload(next.message())));
            }
            case EapAuthenticator.Step.Succeeded(Bytes success, Bytes identity, Optional<Secret> msk) -> {
                requireWanted(sa, identity);
                yield OwnRounds.reply(turn, sa, new EapAsked.Stage.Succeeded(identity, msk), message,
                        ImmutableList.of(new EapPayload(success)));
            }
            case EapAuthenticator.Step.Failed(Bytes failure, String why, String detail) -> AuthResponder.refuse(turn,
                    sa.name(),
                    sa.opened(), message, new Refusal.AuthenticationFailed("EAP of " + sa.claim().remote().describe()
                            + " as " + EapRound.text(eap.identity()) + ": " + why, detail),
                    new EapPayload(failure));
        };
    }

    private static void requireWanted(EapAsked sa, Bytes identity) throws Refused {
        Optional<IdentityPattern> wanted = round(sa.name(), sa.claim()).identity();
        if (wanted.isPresent() && IdentityMatch.fitName(wanted.get(), identity) == 0) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "EAP identity " + EapRound.text(identity) + " is not one that this connection lets in"));
        }
    }

    private static IkeSa onProof(Turn turn, EapAsked sa, EapAsked.Stage.Succeeded success, IkeMessage message,
            Chain chain) throws Refused {
        AuthClaim claim = sa.claim();
        PpkResponder.Settled settled = PpkResponder.settle(turn, sa.opened(), sa.name().connection(), chain);
        InitAnswered opened = settled.sa();
        IkeKeys keys = opened.session().keys();
        Prf prf = opened.session().algorithms().prf();
        Bytes theirs = SignedOctets.ofInitiator(turn, opened.session(), opened.initRequest(), opened.nr(),
                claim.idiBody());
        PskVerifier.require(turn, prf, success.msk().orElse(keys.skPi()), theirs,
                settled.chain().get(AuthPayload.class),
                "the AUTH of " + claim.remote().describe() + " after EAP does not match");
        Bytes ours = SignedOctets.ofResponder(turn, opened.session(), opened.initResponse(), opened.ni(),
                claim.local().body());
        Bytes auth = Auth.psk(prf, success.msk().orElse(keys.skPr()), ours, turn.environment().log());
        return RoundResponder.after(turn, sa.with(opened), message, chain,
                PeerAuthenticated.verified(claim.local(), claim.remote(), success.identity()),
                ImmutableList.<Payload>builder().add(new AuthPayload(AuthMethod.Known.SHARED_KEY, auth))
                        .addAll(settled.answer()).build());
    }

    /** The peer gives up, in an exchange of its own, because it does not believe us (§2.21.2). */
    private static IkeSa onOther(Turn turn, EapAsked sa, IkeMessage message, Chain chain) throws Refused {
        if (!message.header().exchange().equals(ExchangeType.Known.INFORMATIONAL)
                || chain.notify(NotifyType.Known.AUTHENTICATION_FAILED).isEmpty()) {
            throw Refused.syntax("exchange " + message.header().exchange().label() + " before the end of IKE_AUTH",
                    "RFC 7296 §2.16");
        }
        ImmutableList<Bytes> reply = Sealing.seal(turn, sa.name(), session(sa), ExchangeType.Known.INFORMATIONAL, true,
                message.header().messageId(), ImmutableList.of());
        turn.sendBack(sa.name().path(), reply);
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                new Failure("AUTHENTICATION_FAILED", true, "the peer ended EAP: " + complaint(sa.stage()), "",
                        "RFC 7296 §2.21.2")));
        return new Tombstone(sa.name(), sa.replies().answered(message.header().messageId(), message.octets(), reply),
                sa.opened().expiresAt());
    }

    private static String complaint(EapAsked.Stage stage) {
        return stage instanceof EapAsked.Stage.Asking(EapAuthenticator eap)
                ? eap.complaint().orElse("it does not accept our part")
                : "it does not accept our part";
    }

    /** Answers as it is, and waits for the next request. */
    static EapAsked send(Turn turn, EapAsked sa, EapAsked.Stage next, IkeMessage message,
            ImmutableList<Payload> payloads) {
        ImmutableList<Bytes> reply = Sealing.seal(turn, sa.name(), session(sa), ExchangeType.Known.IKE_AUTH, true,
                message.header().messageId(), payloads);
        turn.sendBack(sa.name().path(), reply);
        return sa.answered(next, message.header().messageId(), message.octets(), reply);
    }

    private static Optional<IkeSa> dropped(Turn turn, EapAsked sa, Path path, String reason) {
        turn.report(new Event.Dropped(path, reason));
        return Optional.of(sa);
    }

    private static Challenges challenges(Turn turn) {
        return length -> turn.environment().entropy().open(Entropy.Use.EAP_CHALLENGE, length);
    }

    private static Session session(EapAsked sa) {
        return sa.opened().session();
    }

    private static EapRound round(SaName name, AuthClaim claim) {
        return name.connection().remote().get(claim.round()).eap().orElseThrow();
    }
}
