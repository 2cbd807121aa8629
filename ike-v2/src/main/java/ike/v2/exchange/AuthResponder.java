package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.engine.Event;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.config.UniquePolicy;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSas;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.SaName;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * IKE_AUTH, the responder's side (RFC 7296 §1.2, §2.15).
 *
 * <pre>{@code
 * HDR, SK {IDi, [IDr,] AUTH, SAi2, TSi, TSr}  -->
 *                                             <--  HDR, SK {IDr, AUTH, SAr2, TSi, TSr}      both SAs are up
 *                                             <--  HDR, SK {IDr, AUTH, N(error)}            the IKE SA is up, the child
 * is not
 *                                             <--  HDR, SK {N(AUTHENTICATION_FAILED)}       nothing is
 * }</pre>
 */
final class AuthResponder {
    private static final long MESSAGE_ID = 1;

    private AuthResponder() {
    }

    /** Takes the request of a peer that has proved nothing yet. */
    static Optional<IkeSa> onRequest(Turn turn, InitAnswered sa, IkeMessage message, Path path) {
        SaName name = sa.name().withPath(path);
        return switch (Sealing.open(name, sa.session(), message)) {
            case Sealing.Opened.NotAuthentic() -> {
                turn.report(new Event.Dropped(path, "an IKE_AUTH request that is not protected by our keys"));
                yield Optional.of(sa);
            }
            case Sealing.Opened.Bad(var why) ->
                Optional.of(refuse(turn, name, sa, message, new Refusal.InvalidSyntax(why.describe(), why.section())));
            case Sealing.Opened.Inner(var items) -> Optional.of(onAuthentic(turn, name, sa, message, items));
        };
    }

    private static IkeSa onAuthentic(Turn turn, SaName name, InitAnswered sa, IkeMessage message,
            ImmutableList<ChainedPayload> items) {
        try {
            Chain chain = Chain.checked(Grammar.AUTH_REQUEST, items);
            Suites.checkSpis(chain.get(SaPayload.class));
            Identification peer = id(chain, PayloadType.Known.IDI).orElseThrow();
            Connection connection = connection(turn, name, sa, peer, id(chain, PayloadType.Known.IDR));
            SaName known = name.withConnection(connection);
            Identification local = ConnectionSearch.localIdentity(connection, name.path());
            PeerAuthenticated proof = verify(turn, sa, chain, local, peer);
            checkUnique(turn, connection, proof, chain);
            return accept(turn, known, sa, message, chain, proof);
        } catch (Refused refused) {
            return refuse(turn, name, sa, message, refused.refusal());
        }
    }

    private static Connection connection(Turn turn, SaName name, InitAnswered sa, Identification peer,
            Optional<Identification> wanted) throws Refused {
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), name.path())
                .stream().filter(c -> accepts(c, sa.session().chosen()))
                .collect(ImmutableList.toImmutableList());
        return ConnectionSearch.byIdentities(candidates, name.path(), peer, wanted)
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed(
                        "no connection is configured for peer " + peer.describe()
                                + wanted.map(id -> " that asks for us as " + id.describe()).orElse(""))));
    }

    private static boolean accepts(Connection connection, Proposal chosen) {
        return ProposalChoice.choose(ImmutableList.of(chosen), connection.proposals()) instanceof Choice.Chosen;
    }

    private static PeerAuthenticated verify(Turn turn, InitAnswered sa, Chain chain, Identification local,
            Identification peer) throws Refused {
        Bytes idBody = chain.items().stream().filter(item -> item.payload().type() == PayloadType.Known.IDI).findFirst()
                .orElseThrow().body();
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = Auth.initiatorSignedOctets(prf, sa.session().keys().skPi(), sa.initRequest(), sa.nr(), idBody,
                turn.environment().log());
        return PskVerifier.verify(turn, prf, signed, chain.get(AuthPayload.class), local, peer);
    }

    private static void checkUnique(Turn turn, Connection connection, PeerAuthenticated proof, Chain chain)
            throws Refused {
        boolean restarted = chain.notify(NotifyType.Known.INITIAL_CONTACT).isPresent();
        if (connection.unique() == UniquePolicy.KEEP && !restarted && turn.surroundings().hasOther(connection, proof)) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "an SA with " + proof.remote().describe() + " is up already, and unique = keep"));
        }
    }

    private static IkeSa accept(Turn turn, SaName name, InitAnswered sa, IkeMessage message, Chain chain,
            PeerAuthenticated proof) throws Refused {
        Established fresh = Established.builder().name(name).session(sa.session()).peer(proof).nat(sa.nat())
                .stage(Established.Stage.LIVE).window(RequestWindow.startingAt(0))
                .replies(ReplyCache.startingAt(MESSAGE_ID)).tasks(TaskQueue.EMPTY).children(ChildSas.NONE)
                .lifetime(Lifetimes.begin(turn, name.connection())).build();
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = Auth.responderSignedOctets(prf, sa.session().keys().skPr(), sa.initResponse(), sa.ni(),
                proof.local().body(), turn.environment().log());
        Secret secret = turn.surroundings().sharedSecret(proof.local(), proof.remote()).orElseThrow();
        Bytes auth = Auth.psk(prf, secret, signed, turn.environment().log());
        Announcements.ikeUp(turn, fresh);
        ImmutableList.Builder<Payload> payloads = ImmutableList.<Payload>builder().add(IdPayload.idr(proof.local()),
                new AuthPayload(AuthMethod.Known.SHARED_KEY, auth));
        Established withChild = CreateChildResponder.inAuth(turn, fresh, chain, sa.ni(), sa.nr(), payloads);
        turn.arrived(name.uniqueId(), chain.notify(NotifyType.Known.INITIAL_CONTACT).isPresent());
        return Requests.reply(turn, withChild, message, payloads.build());
    }

    private static Optional<Identification> id(Chain chain, PayloadType type) {
        return chain.all(IdPayload.class).stream().filter(p -> p.type().equals(type)).map(IdPayload::id).findFirst();
    }

    private static IkeSa refuse(Turn turn, SaName name, InitAnswered sa, IkeMessage message, Refusal refusal) {
        Bytes reply = Sealing.seal(turn, name, sa.session(), ExchangeType.Known.IKE_AUTH, true, MESSAGE_ID,
                ImmutableList.of(Notifications.of(refusal)));
        turn.send(name.path(), reply);
        turn.report(
                new Event.Failed(Optional.of(name.connection().name()), name.path(), Notifications.failure(refusal)));
        return new Tombstone(name, ReplyCache.startingAt(MESSAGE_ID).answered(message.octets(), reply), sa.expiresAt());
    }
}
