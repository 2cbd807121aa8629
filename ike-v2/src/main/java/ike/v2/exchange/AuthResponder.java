package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.engine.Event;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.EncryptionRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthClaim;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.SaName;
import ike.v2.sa.Tombstone;
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
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import java.util.Comparator;
import java.util.Optional;

/**
 * IKE_AUTH, the responder's side (RFC 7296 §1.2, §2.15).
 *
 * <pre>{@code
 * HDR, SK {IDi, [IDr,] AUTH, SAi2, TSi, TSr}  -->
 *                                             <--  HDR, SK {IDr, AUTH, SAr2, TSi, TSr}      both SAs are up
 *                                             <--  HDR, SK {IDr, AUTH, N(error)}            the IKE SA is up, but no child
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
        if (sa.resumed().isPresent()) {
            return ResumeResponder.onAuth(turn, name, sa, sa.resumed().get(), message, items);
        }
        try {
            boolean eap = new Chain(items).find(AuthPayload.class).isEmpty();
            boolean childless = ChildlessStart.isAsked(new Chain(items))
                    && ChildlessStart.isAnnounced(sa.initResponse());
            Chain chain = Chain.checked(grammar(eap, childless), items);
            if (!childless) {
                Suites.checkSpis(chain.get(SaPayload.class));
            }
            Identification peer = id(chain, PayloadType.Known.IDI).orElseThrow();
            Connection connection = connection(turn, name, sa, chain, eap);
            ChildlessStart.check(connection, chain);
            SaName known = name.withConnection(connection);
            Identification local = ConnectionSearch.localIdentity(connection, name.path(),
                    id(chain, PayloadType.Known.IDR));
            AuthClaim claim = new AuthClaim(local, peer, idiBody(chain), chain, message, Optional.empty());
            AuthAsked asked = new AuthAsked(sa, known, claim, new AuthAsked.Stage.Signing(Optional.empty()),
                    ImmutableList.of());
            return eap ? prove(turn, asked) : verify(turn, asked);
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

    private static Connection connection(Turn turn, SaName name, InitAnswered sa, Chain chain, boolean eap)
            throws Refused {
        ImmutableList<Connection> meant = meant(turn, name, sa, chain, eap);
        return meant.stream().filter(connection -> ProofFit.fits(connection, chain)).findFirst()
                .or(() -> meant.stream().findFirst())
                .orElseThrow(() -> new Refused(UnknownPeer.refusal(turn, name, sa, chain, eap)));
    }

    /** The connections that this request may mean, the likeliest first. */
    static ImmutableList<Connection> meant(Turn turn, SaName name, InitAnswered sa, Chain chain, boolean eap) {
        MethodAnnouncement peers = MethodAnnouncement.in(chain.all(Payload.class));
        ImmutableList<Connection> fitting = ConnectionSearch.byPath(turn.surroundings().connections(), name.path())
                .stream().filter(c -> accepts(c, sa.session().chosen()) && asksByEap(c) == eap)
                .sorted(Comparator.comparing(c -> !peers.takes(c.local().getFirst().proof())))
                .collect(ImmutableList.toImmutableList());
        return ConnectionSearch.byIdentities(fitting, name.path(), id(chain, PayloadType.Known.IDI).orElseThrow(),
                id(chain, PayloadType.Known.IDR));
    }

    private static boolean asksByEap(Connection connection) {
        return connection.remote().getFirst().eap().isPresent();
    }

    private static boolean accepts(Connection connection, Proposal chosen) {
        return ProposalChoice.choose(ImmutableList.of(chosen), connection.proposals()) instanceof Choice.Chosen;
    }

    private static IkeSa verify(Turn turn, AuthAsked sa) throws Refused {
        AuthClaim claim = sa.claim();
        PpkResponder.Settled settled = PpkResponder.settle(turn, sa.opened(), sa.name().connection(),
                claim.request());
        InitAnswered opened = settled.sa();
        AuthAsked asked = new AuthAsked(opened, sa.name(), claim, sa.stage(), settled.answer());
        AuthPayload auth = settled.chain().get(AuthPayload.class);
        if (sa.name().connection().remote().getFirst().proof() instanceof PublicKeyRound round) {
            return SignatureResponder.judge(turn, asked, round, auth);
        }
        Prf prf = opened.session().algorithms().prf();
        Bytes octets = SignedOctets.ofInitiator(turn, opened.session(), opened.initRequest(), opened.nr(),
                claim.idiBody());
        PeerAuthenticated peer = sa.name().connection().remote().getFirst().proof() instanceof Proof.NullAuthentication
                ? NullAuthentication.verify(turn, opened.session(), opened.session().keys().skPi(), octets, auth,
                        claim.local(), claim.remote())
                : PskVerifier.verify(turn, prf, octets, auth, claim.local(), claim.remote());
        return prove(turn, asked.at(new AuthAsked.Stage.Signing(Optional.of(peer))));
    }

    /** Proves who we are, or asks the outside to sign. */
    static IkeSa prove(Turn turn, AuthAsked sa) throws Refused {
        OwnRounds.check(turn, sa);
        return switch (sa.name().connection().local().getFirst().proof()) {
            case EapRound both when asksByEap(sa.name().connection()) -> {
                boolean only = sa.claim().request().notify(NotifyType.Known.EAP_ONLY_AUTHENTICATION).isPresent();
                yield only
                        ? EapResponder.welcome(turn, sa, ImmutableList.<Payload>builder()
                                .add(IdPayload.idr(sa.claim().local())).addAll(sa.extra()).build())
                        : SignatureResponder.ask(turn, sa, both.key());
            }
            case EapRound _ -> throw new Refused(new Refusal.AuthenticationFailed(
                    "on this connection we prove ourselves by EAP, so we have to initiate"));
            case PublicKeyRound round -> SignatureResponder.ask(turn, sa, round);
            case EncryptionRound _ -> throw new Refused(
                    new Refusal.AuthenticationFailed("public key encryption proves nothing in IKEv2, only in IKEv1"));
            case Proof.UserAlone _ -> throw new Refused(
                    new Refusal.AuthenticationFailed("extended authentication proves nothing in IKEv2, only in IKEv1"));
            case Proof.NullAuthentication _ -> nobody(turn, sa, (AuthAsked.Stage.Signing) sa.stage());
            case Proof.PreSharedKey _ ->
                answer(turn, sa, (AuthAsked.Stage.Signing) sa.stage(), ImmutableList.of(), psk(turn, sa));
        };
    }

    /** Answers with our proof: the end of IKE_AUTH, or the beginning of EAP. */
    static IkeSa answer(Turn turn, AuthAsked sa, AuthAsked.Stage.Signing signing,
            ImmutableList<CertPayload> certificates, AuthPayload auth) throws Refused {
        ImmutableList<Payload> first = ImmutableList.<Payload>builder().add(IdPayload.idr(sa.claim().local()))
                .addAll(certificates).add(auth).addAll(sa.extra())
                .addAll(RoundInitiator.more(sa.name().connection())).build();
        return signing.peer().isEmpty()
                ? EapResponder.welcome(turn, sa, first)
                : RoundResponder.after(turn, sa, signing.peer().get(), first);
    }

    /** Whoever asks for EAP has to learn first who asks for a password (RFC 7619 §2, RFC 7296 §2.16). */
    private static IkeSa nobody(Turn turn, AuthAsked sa, AuthAsked.Stage.Signing signing) throws Refused {
        if (signing.peer().isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "we prove nothing on this connection, so its peer must not be asked by EAP (RFC 7619 section 2)"));
        }
        InitAnswered opened = sa.opened();
        Bytes octets = SignedOctets.ofResponder(turn, opened.session(), opened.initResponse(), opened.ni(),
                sa.claim().local().body());
        return answer(turn, sa, signing, ImmutableList.of(),
                NullAuthentication.payload(turn, opened.session(), opened.session().keys().skPr(), octets));
    }

    private static AuthPayload psk(Turn turn, AuthAsked sa) throws Refused {
        InitAnswered opened = sa.opened();
        AuthClaim claim = sa.claim();
        Prf prf = opened.session().algorithms().prf();
        Bytes octets = SignedOctets.ofResponder(turn, opened.session(), opened.initResponse(), opened.ni(),
                claim.local().body());
        Secret secret = turn.surroundings().sharedSecret(claim.local(), claim.remote())
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed("no shared secret is configured for "
                        + claim.local().describe() + " to show " + claim.remote().describe() + " who we are")));
        return new AuthPayload(AuthMethod.Known.SHARED_KEY, Auth.psk(prf, secret, octets, turn.environment().log()));
    }

    static Bytes idiBody(Chain chain) {
        return chain.items().stream().filter(item -> item.payload().type() == PayloadType.Known.IDI).findFirst()
                .orElseThrow().body();
    }

    static Optional<Identification> id(Chain chain, PayloadType type) {
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
        return new Tombstone(name, ReplyCache.startingAt(messageId).answered(messageId, message.octets(), reply),
                sa.expiresAt());
    }
}
