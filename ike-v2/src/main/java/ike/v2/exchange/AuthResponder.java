package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.engine.Event;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.EapAsked;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.SaName;
import ike.v2.sa.Tombstone;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
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
    private AuthResponder() {
    }

    /** Takes the request of a peer that has proved nothing yet. */
    static Optional<IkeSa> onRequest(Turn turn, InitAnswered sa, IkeMessage message, Path path) {
        SaName name = sa.name().withPath(path);
        return switch (Sealing.open(turn, name, sa.session(), message)) {
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
            boolean eap = new Chain(items).find(AuthPayload.class).isEmpty();
            boolean childless = ChildlessStart.isAsked(new Chain(items))
                    && ChildlessStart.isAnnounced(sa.initResponse());
            Chain chain = Chain.checked(grammar(eap, childless), items);
            if (!childless) {
                Suites.checkSpis(chain.get(SaPayload.class));
            }
            Identification peer = id(chain, PayloadType.Known.IDI).orElseThrow();
            Connection connection = connection(turn, name, sa, peer, id(chain, PayloadType.Known.IDR), eap);
            ChildlessStart.check(connection, chain);
            SaName known = name.withConnection(connection);
            Identification local = ConnectionSearch.localIdentity(connection, name.path());
            if (eap) {
                EapAsked.Claim claim = new EapAsked.Claim(local, peer, idiBody(chain), chain);
                return EapResponder.welcome(turn, sa, known, claim, message, auth(turn, sa, connection, local, peer));
            }
            PpkResponder.Settled settled = PpkResponder.settle(turn, sa, connection, chain);
            PeerAuthenticated proof = verify(turn, settled.sa(), settled.chain(), local, peer);
            return AuthConclusion.of(turn, new LeaseAsked(settled.sa(), known, proof, message, chain,
                    ImmutableList.<Payload>builder()
                            .add(IdPayload.idr(local), auth(turn, settled.sa(), connection, local, peer))
                            .addAll(settled.answer()).build()));
        } catch (Refused refused) {
            return refuse(turn, name, sa, message, refused.refusal());
        }
    }

    private static Grammar grammar(boolean eap, boolean childless) {
        if (eap) {
            return childless ? Grammar.CHILDLESS_EAP_WISH : Grammar.EAP_WISH;
        }
        return childless ? Grammar.CHILDLESS_AUTH_REQUEST : Grammar.AUTH_REQUEST;
    }

    private static Connection connection(Turn turn, SaName name, InitAnswered sa, Identification peer,
            Optional<Identification> wanted, boolean eap) throws Refused {
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), name.path())
                .stream().filter(c -> accepts(c, sa.session().chosen()))
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Connection> fitting = candidates.stream().filter(c -> asksByEap(c) == eap)
                .collect(ImmutableList.toImmutableList());
        Optional<Connection> found = ConnectionSearch.byIdentities(fitting, name.path(), peer, wanted);
        if (found.isPresent()) {
            return found.get();
        }
        boolean other = ConnectionSearch.byIdentities(candidates, name.path(), peer, wanted).isPresent();
        throw new Refused(new Refusal.AuthenticationFailed(other
                ? "peer " + peer.describe() + (eap ? " wants" : " does not want")
                        + " to be asked by EAP, configured is the opposite"
                : "no connection is configured for peer " + peer.describe()
                        + wanted.map(id -> " that asks for us as " + id.describe()).orElse("")));
    }

    private static boolean asksByEap(Connection connection) {
        return connection.remote().getFirst().eap().isPresent();
    }

    private static boolean accepts(Connection connection, Proposal chosen) {
        return ProposalChoice.choose(ImmutableList.of(chosen), connection.proposals()) instanceof Choice.Chosen;
    }

    private static PeerAuthenticated verify(Turn turn, InitAnswered sa, Chain chain, Identification local,
            Identification peer) throws Refused {
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofInitiator(turn, sa.session(), sa.initRequest(), sa.nr(),
                idiBody(chain));
        return PskVerifier.verify(turn, prf, signed, chain.get(AuthPayload.class), local, peer);
    }

    private static AuthPayload auth(Turn turn, InitAnswered sa, Connection connection, Identification local,
            Identification peer)
            throws Refused {
        if (connection.local().getFirst().eap().isPresent()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "on this connection we prove ourselves by EAP, so we have to initiate"));
        }
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                local.body());
        Secret secret = turn.surroundings().sharedSecret(local, peer)
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed("no shared secret is configured for "
                        + local.describe() + " to show " + peer.describe() + " who we are")));
        return new AuthPayload(AuthMethod.Known.SHARED_KEY, Auth.psk(prf, secret, signed, turn.environment().log()));
    }

    private static Bytes idiBody(Chain chain) {
        return chain.items().stream().filter(item -> item.payload().type() == PayloadType.Known.IDI).findFirst()
                .orElseThrow().body();
    }

    private static Optional<Identification> id(Chain chain, PayloadType type) {
        return chain.all(IdPayload.class).stream().filter(p -> p.type().equals(type)).map(IdPayload::id).findFirst();
    }

    /** Nothing comes of it; the peer is told. */
    static IkeSa refuse(Turn turn, SaName name, InitAnswered sa, IkeMessage message, Refusal refusal) {
        return refuse(turn, name, sa, message, refusal, Notifications.of(refusal));
    }

    /** Nothing comes of it; the peer is told by this payload. */
    static IkeSa refuse(Turn turn, SaName name, InitAnswered sa, IkeMessage message, Refusal refusal,
            Payload answer) {
        long messageId = message.header().messageId();
        ImmutableList<Bytes> reply = Sealing.seal(turn, name, sa.session(), message.header().exchange(), true,
                messageId,
                ImmutableList.of(answer));
        turn.send(name.path(), reply);
        turn.report(
                new Event.Failed(Optional.of(name.connection().name()), name.path(), Notifications.failure(refusal)));
        return new Tombstone(name, ReplyCache.startingAt(messageId).answered(message.octets(), reply), sa.expiresAt());
    }
}
