package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Prf;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.engine.config.EapRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Pending;
import ike.v2.sa.Proving;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.Rounds;
import ike.v2.sa.VirtualAddresses;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import java.util.Optional;

/**
 * IKE_AUTH, the initiator's side (RFC 7296 §1.2, §2.15).
 *
 * <pre>{@code
 * HDR, SK {IDi, [IDr,] AUTH, SAi2, TSi, TSr, [N(INITIAL_CONTACT)]}  -->
 *                                       <--  HDR, SK {IDr, AUTH, SAr2, TSi, TSr}      both SAs are up
 *                                       <--  HDR, SK {IDr, AUTH, N(error)}            the IKE SA is up, the child is
 * not
 *                                       <--  HDR, SK {N(AUTHENTICATION_FAILED)}       nothing is
 * }</pre>
 */
final class AuthInitiator {
    /** What leaves no IKE SA at the responder, wherever it stands (RFC 7296 §2.21.2). */
    private static final ImmutableSet<NotifyType> FATAL = ImmutableSet.of(NotifyType.Known.INVALID_SYNTAX,
            NotifyType.Known.AUTHENTICATION_FAILED);

    private AuthInitiator() {
    }

    /** Takes the answer. */
    static Optional<IkeSa> onResponse(Turn turn, AuthSent sa, IkeMessage message, Path path) {
        return switch (Sealing.open(turn, sa.name(), sa.session(), message)) {
            case Sealing.Opened.NotAuthentic() -> {
                turn.report(new Event.Dropped(path, "an IKE_AUTH response that is not protected by our keys"));
                yield Optional.of(sa);
            }
            case Sealing.Opened.Bad(var why) ->
                fail(turn, sa, Notifications.failure(new Refusal.InvalidSyntax(why.describe(), why.section())));
            case Sealing.Opened.Inner(var items) -> onAuthentic(turn, sa, items);
        };
    }

    private static Optional<IkeSa> onAuthentic(Turn turn, AuthSent sa, ImmutableList<ChainedPayload> items) {
        Optional<NotifyPayload> error = new Chain(items).error();
        boolean identified = new Chain(items).find(AuthPayload.class).isPresent();
        boolean known = identified || RoundInitiator.hasClaimed(sa);
        if (error.isPresent() && (!known || FATAL.contains(error.get().notifyType()))) {
            return fail(turn, sa, PeerRefusal.of(error.get(), offered(sa)));
        }
        try {
            return sa.rounds().awaited()
                    ? PeerRounds.onResponse(turn, sa, items)
                    : onStep(turn, sa, items);
        } catch (Refused refused) {
            return giveUp(turn, sa, refused.refusal());
        }
    }

    /** What our own proof makes of a response; a further round of the responder's has been taken out of it. */
    static Optional<IkeSa> onStep(Turn turn, AuthSent sa, ImmutableList<ChainedPayload> items) throws Refused {
        boolean identified = new Chain(items).find(AuthPayload.class).isPresent();
        return switch (sa.proving()) {
            case Proving.Claimed _ when sa.rounds().responder().isPresent() ->
                RoundInitiator.onAnswer(turn, sa, items);
            case Proving.Resumed(var former) -> Optional.of(ResumeInitiator.onAuth(turn, sa, former,
                    Chain.checked(Grammar.AUTH_RESPONSE, items)));
            case Proving.Asked asked when sa.rounds().responder().isPresent() ->
                RoundInitiator.onQuestion(turn, sa, asked, items);
            case Proving.Claimed(var mixed) -> {
                Chain chain = Chain.checked(Grammar.AUTH_RESPONSE, items);
                yield identify(turn, PpkInitiator.settle(sa, mixed, chain), chain);
            }
            case Proving.Asked asked when !identified && EapInitiator.isOnly(sa.name().connection()) ->
                EapInitiator.onBareWelcome(turn, sa, asked, items);
            case Proving.Asked _ -> identify(turn, sa, EapInitiator.welcome(items));
            case Proving.Answering answering -> EapInitiator.onRequest(turn, sa, answering, items);
            case Proving.Confirming confirming -> {
                Chain chain = Chain.checked(Grammar.EAP_CONCLUSION, items);
                AuthSent settled = PpkInitiator.settle(sa, confirming.mixed(), chain);
                yield Optional.of(conclude(turn, settled, chain, new Rounds.Responder(
                        EapInitiator.verify(turn, settled, confirming, chain.get(AuthPayload.class)),
                        confirming.idrBody())));
            }
            case Proving.Over() -> Optional.of(conclude(turn, sa, Chain.checked(Grammar.ROUND_RESPONSE, items),
                    sa.rounds().responder().orElseThrow()));
        };
    }

    private static ImmutableList<Proposal> offered(AuthSent sa) {
        return sa.request().pending() instanceof Pending.CreateChild child ? child.offered() : ImmutableList.of();
    }

    /** We do not accept the peer, which holds an IKE SA by now: it is told in an exchange of its own (§2.21.2). */
    static Optional<IkeSa> giveUp(Turn turn, AuthSent sa, Refusal refusal) {
        turn.send(sa.name().path(), Sealing.seal(turn, sa.name(), sa.session(), ExchangeType.Known.INFORMATIONAL,
                false, sa.request().messageId() + 1, ImmutableList.of(Notifications.of(refusal))));
        return fail(turn, sa, Notifications.failure(refusal));
    }

    /** Looks who the responder is, in the first message that has its AUTH. */
    private static Optional<IkeSa> identify(Turn turn, AuthSent sa, Chain chain) throws Refused {
        Identification idr = acceptable(sa, chain);
        Proof wanted = sa.name().connection().remote().getFirst().proof();
        if (wanted instanceof PublicKeyRound round) {
            return Optional.of(SignatureInitiator.judge(turn, sa, round, chain));
        }
        if (wanted instanceof EapRound both) {
            return Optional.of(SignatureInitiator.judge(turn, sa, both.key(), chain));
        }
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(), idrBody(chain));
        if (wanted instanceof Proof.NullAuthentication && sa.proving() instanceof Proving.Claimed) {
            return proceed(turn, sa, chain, NullAuthentication.verify(turn, sa.session(), sa.session().keys().skPr(),
                    signed, chain.get(AuthPayload.class), sa.localId(), idr));
        }
        return proceed(turn, sa, chain,
                PskVerifier.verify(turn, prf, signed, chain.get(AuthPayload.class), sa.localId(), idr));
    }

    /** Who the responder says it is, if that is one of those that the connection means. */
    static Identification acceptable(AuthSent sa, Chain chain) throws Refused {
        Identification idr = chain.get(IdPayload.class).id();
        if (!PeerNames.accepts(sa.name().connection(), idr)) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer says it is " + idr.describe()
                    + ", configured is " + PeerNames.describe(sa.name().connection())));
        }
        return idr;
    }

    /** Goes on, now that the responder has proved who it is. */
    static Optional<IkeSa> proceed(Turn turn, AuthSent before, Chain chain, PeerAuthenticated peer) throws Refused {
        AuthSent sa = PeerRounds.believed(before, chain);
        return sa.proving() instanceof Proving.Asked asked
                ? EapInitiator.onWelcome(turn, sa, asked, chain, peer)
                : Optional.of(conclude(turn, sa, chain, new Rounds.Responder(peer, idrBody(chain))));
    }

    /** The end of a round: of the last one of both sides, or what begins the next. */
    static IkeSa conclude(Turn turn, AuthSent sa, Chain chain, Rounds.Responder responder) throws Refused {
        if (sa.hasFurtherRounds()) {
            return RoundInitiator.next(turn, sa, responder);
        }
        return sa.rounds().awaited()
                ? PeerRounds.makeRoom(turn, sa, responder)
                : established(turn, sa, chain, responder.proved());
    }

    /** The IDr payload as it came, which AUTH covers. */
    static Bytes idrBody(Chain chain) throws Refused {
        return chain.items().stream().filter(item -> item.payload().type() == PayloadType.Known.IDR).findFirst()
                .orElseThrow(() -> Refused.syntax("there is no IDr", "RFC 7296 §1.2")).body();
    }

    static Established established(Turn turn, AuthSent sa, Chain chain, PeerAuthenticated peer) {
        VirtualAddresses addresses = ConfigurationInitiator.take(turn, sa.name(), chain);
        Established plain = Established.builder().name(sa.name()).session(sa.session()).peer(peer).nat(sa.nat())
                .stage(Established.Stage.LIVE)
                .window(RequestWindow.startingAt(sa.request().messageId() + 1)).replies(ReplyCache.startingAt(0))
                .tasks(sa.tasks())
                .children(ike.v2.sa.ChildSas.NONE)
                .lifetime(AuthLifetime.asTold(turn, sa.name().connection(), chain)).addresses(addresses)
                .mobility(MobikeInitiator.agreed(turn, sa.name(), chain, true))
                .ticket(TicketNotices.granted(turn, sa.name().connection(), chain)).build();
        Established fresh = Windows.kept(turn, Windows.heard(turn, plain, chain));
        Announcements.ikeUp(turn, fresh);
        turn.arrived(sa.name().uniqueId(), false);
        Optional<NotifyPayload> redirect = chain.notify(NotifyType.Known.REDIRECT)
                .filter(_ -> turn.environment().habits().followRedirects());
        if (redirect.isPresent()) {
            return RedirectInitiator.onAuth(turn, fresh, sa.request().pending(), redirect.get());
        }
        boolean missed = addresses.isEmpty() && !sa.name().connection().addressing().vips().isEmpty();
        if (missed && chain.error().isEmpty()) {
            return ChildRefusals.onUnusableAnswer(turn, fresh, sa.request().pending().orders(),
                    new Refusal.InternalAddressFailure("the peer assigns no address, and we have asked for one"));
        }
        return sa.request().pending() instanceof Pending.CreateChild child
                ? CreateChildInitiator.onAnswer(turn, fresh, child, chain, sa.ni(), sa.nr())
                : fresh;
    }

    /** Nothing came of it. */
    static Optional<IkeSa> fail(Turn turn, AuthSent sa, Failure failure) {
        if (sa.proving() instanceof Proving.Resumed) {
            return ResumeInitiator.fallBack(turn, sa.name(), sa.unanswered(turn.now()), failure.summary());
        }
        Announcements.failed(turn, sa.name(), sa.tasks(), sa.request().pending().orders(), failure);
        return Optional.empty();
    }
}
