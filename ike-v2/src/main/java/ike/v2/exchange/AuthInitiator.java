package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeKeys;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.Opening;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Pending;
import ike.v2.sa.Proving;
import ike.v2.sa.Reassembly;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.VirtualAddresses;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
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

    /** Refuses a connection that lacks what IKE_AUTH will need, before anything is sent. */
    static void requireConfigured(Turn turn, Connection connection, Path path) throws Refused {
        if (connection.remote().getFirst().eap().isPresent()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the peer of this connection proves itself by EAP, so it has to initiate"));
        }
        PpkInitiator.requireConfigured(turn, connection);
        Identification local = ConnectionSearch.localIdentity(connection, path);
        if (EapInitiator.isMeant(connection)) {
            EapInitiator.requirePassword(turn, connection, local);
        } else if (turn.surroundings().sharedSecret(local, PeerNames.expected(connection, path)).isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "no shared secret is configured for " + PeerNames.expected(connection, path).describe()));
        }
    }

    /** Sends the second message, now that keys are known. */
    static IkeSa start(Turn turn, Opening opening) throws Refused {
        SaName name = opening.name();
        Session session = opening.session();
        Optional<TaskQueue.Queued> first = ChildlessStart.isMeant(name.connection(), opening.tasks(),
                opening.initResponse())
                        ? Optional.empty()
                        : opening.tasks().tasks().stream().filter(queued -> queued.task() instanceof Task.CreateChild)
                                .findFirst();
        Identification local = ConnectionSearch.localIdentity(name.connection(), name.path());
        Optional<Pending.CreateChild> child = first
                .map(queued -> CreateChildInitiator.proposal(turn, name, (Task.CreateChild) queued.task()));
        Pending pending = child.isPresent() ? child.get() : new Pending.IkeAlone(ImmutableList.of());
        boolean eap = EapInitiator.isMeant(name.connection());
        Optional<IkeKeys> mixed = eap
                ? Optional.empty()
                : PpkInitiator.mixed(turn, name, session, opening.initRequest(), opening.initResponse());
        ImmutableList<Payload> proof = eap
                ? ImmutableList.of()
                : proof(turn, session, mixed, opening.initRequest(), opening.nr(), local, name);
        ImmutableList<Payload> payloads = ImmutableList.<Payload>builder().add(IdPayload.idi(local))
                .addAll(wantedPeer(name).stream().iterator()).addAll(proof)
                .addAll(ConfigurationInitiator.request(name.connection()).stream().iterator())
                .addAll(child.map(wanted -> CreateChildInitiator.payloads(wanted, name.path(), false))
                        .orElse(ImmutableList.of()))
                .addAll(initialContact(turn, name, local).stream().iterator())
                .addAll(MobikeInitiator.offer(turn, name)).build();
        InFlight request = Requests.seal(turn, name, session, ExchangeType.Known.IKE_AUTH,
                session.intermediates().nextId(), payloads,
                pending);
        turn.send(name.path(), request.datagrams());
        Proving proving = eap ? EapInitiator.asked(name.connection()) : new Proving.Claimed(mixed);
        return new AuthSent(name, session, opening.ni(), opening.nr(), opening.initRequest(), opening.initResponse(),
                opening.nat(), local, proving, request,
                opening.tries(), first.map(opening.tasks()::minus).orElse(opening.tasks()), Reassembly.NONE);
    }

    /** AUTH, and what goes with it where a PPK is in use. */
    private static ImmutableList<Payload> proof(Turn turn, Session session, Optional<IkeKeys> mixed, Bytes message1,
            Bytes nr, Identification local, SaName name) throws Refused {
        AuthPayload plain = auth(turn, session, message1, nr, local, name);
        return mixed.isEmpty()
                ? ImmutableList.of(plain)
                : ImmutableList.<Payload>builder()
                        .add(auth(turn, session.with(mixed.get()), message1, nr, local, name))
                        .addAll(PpkInitiator.claim(name.connection(), plain)).build();
    }

    private static AuthPayload auth(Turn turn, Session session, Bytes message1, Bytes nr, Identification local,
            SaName name)
            throws Refused {
        Prf prf = session.algorithms().prf();
        Bytes signed = SignedOctets.ofInitiator(turn, session, message1, nr, local.body());
        Secret secret = turn.surroundings().sharedSecret(local, PeerNames.expected(name.connection(), name.path()))
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed(
                        "no shared secret is configured for " + local.describe() + " and its peer")));
        return new AuthPayload(AuthMethod.Known.SHARED_KEY, Auth.psk(prf, secret, signed, turn.environment().log()));
    }

    private static Optional<IdPayload> wantedPeer(SaName name) {
        return PeerNames.exact(name.connection()).map(IdPayload::idr);
    }

    private static Optional<NotifyPayload> initialContact(Turn turn, SaName name, Identification local) {
        boolean known = PeerNames.exact(name.connection())
                .map(peer -> turn.surroundings().hasOther(name.connection(), PeerAuthenticated.verified(local, peer)))
                .orElse(true);
        return known || name.connection().unique() == ike.engine.config.UniquePolicy.NEVER
                ? Optional.empty()
                : Optional.of(NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT));
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
        if (error.isPresent() && (!identified || FATAL.contains(error.get().notifyType()))) {
            return fail(turn, sa, PeerRefusal.of(error.get(), offered(sa)));
        }
        try {
            return switch (sa.proving()) {
                case Proving.Claimed(var mixed) -> {
                    Chain chain = Chain.checked(Grammar.AUTH_RESPONSE, items);
                    AuthSent settled = PpkInitiator.settle(sa, mixed, chain);
                    yield Optional.of(established(turn, settled, chain, verify(turn, settled, chain)));
                }
                case Proving.Asked asked -> EapInitiator.onWelcome(turn, sa, asked, items);
                case Proving.Answering answering -> EapInitiator.onRequest(turn, sa, answering, items);
                case Proving.Confirming confirming -> {
                    Chain chain = Chain.checked(Grammar.EAP_CONCLUSION, items);
                    AuthSent settled = PpkInitiator.settle(sa, confirming.mixed(), chain);
                    EapInitiator.verify(turn, settled, confirming, chain.get(AuthPayload.class));
                    yield Optional.of(established(turn, settled, chain, confirming.responder()));
                }
            };
        } catch (Refused refused) {
            // The peer holds an IKE SA by now; it is told in an exchange of its own (§2.21.2).
            NotifyPayload notify = Notifications.of(refused.refusal());
            turn.send(sa.name().path(), Sealing.seal(turn, sa.name(), sa.session(), ExchangeType.Known.INFORMATIONAL,
                    false, sa.request().messageId() + 1, ImmutableList.of(notify)));
            return fail(turn, sa, Notifications.failure(refused.refusal()));
        }
    }

    private static ImmutableList<Proposal> offered(AuthSent sa) {
        return sa.request().pending() instanceof Pending.CreateChild child ? child.offered() : ImmutableList.of();
    }

    /** The proof of who the responder is, from the first message that has its AUTH. */
    static PeerAuthenticated verify(Turn turn, AuthSent sa, Chain chain) throws Refused {
        IdPayload idr = chain.get(IdPayload.class);
        if (!PeerNames.accepts(sa.name().connection(), idr.id())) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer says it is " + idr.id().describe()
                    + ", configured is " + PeerNames.describe(sa.name().connection())));
        }
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                idrBody(chain));
        return PskVerifier.verify(turn, prf, signed, chain.get(AuthPayload.class), sa.localId(), idr.id());
    }

    /** The IDr payload as it came, which AUTH covers. */
    static Bytes idrBody(Chain chain) throws Refused {
        return chain.items().stream().filter(item -> item.payload().type() == PayloadType.Known.IDR).findFirst()
                .orElseThrow(() -> Refused.syntax("there is no IDr", "RFC 7296 §1.2")).body();
    }

    private static Established established(Turn turn, AuthSent sa, Chain chain, PeerAuthenticated peer) {
        VirtualAddresses addresses = ConfigurationInitiator.take(turn, sa.name(), chain);
        Established fresh = Established.builder().name(sa.name()).session(sa.session()).peer(peer).nat(sa.nat())
                .stage(Established.Stage.LIVE)
                .window(RequestWindow.startingAt(sa.request().messageId() + 1)).replies(ReplyCache.startingAt(0))
                .tasks(sa.tasks())
                .children(ike.v2.sa.ChildSas.NONE)
                .lifetime(AuthLifetime.asTold(turn, sa.name().connection(), chain)).addresses(addresses)
                .mobility(MobikeInitiator.agreed(sa.name().connection(), chain, true)).build();
        Announcements.ikeUp(turn, fresh);
        turn.arrived(sa.name().uniqueId(), false);
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
        Announcements.failed(turn, sa.name(), sa.tasks(), sa.request().pending().orders(), failure);
        return Optional.empty();
    }
}
