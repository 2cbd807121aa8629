package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityMatch;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
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
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.List;
import java.util.Optional;

/** Several rounds of proof of the peer, seen by the responder (RFC 4739 §1.1). {@link RoundInitiator} has the figure. */
final class RoundResponder {
    private RoundResponder() {
    }

    /** The notification of IKE_SA_INIT, where one of these connections wants several rounds. */
    static Optional<NotifyPayload> offer(Turn turn, List<Connection> candidates) {
        return turn.environment().habits().multipleAuthentication()
                && candidates.stream().anyMatch(RoundInitiator::isMeant)
                        ? Optional.of(NotifyPayload.of(NotifyType.Known.MULTIPLE_AUTH_SUPPORTED))
                        : Optional.empty();
    }

    /** Goes on when the AUTH of a round is good; the answer begins with {@code first}. */
    static IkeSa after(Turn turn, AuthAsked sa, PeerAuthenticated peer, ImmutableList<Payload> first) throws Refused {
        AuthClaim claim = sa.claim();
        EapAsked.Stage.Further stage = new EapAsked.Stage.Further(Optional.empty());
        return after(turn, new EapAsked(sa.opened(), sa.name(), claim, stage,
                ReplyCache.startingAt(claim.message().header().messageId()), claim.ours()), claim.message(),
                claim.request(), peer, first);
    }

    /** The same when {@code request}, the message with that AUTH, is not the one that has begun the round. */
    static IkeSa after(Turn turn, EapAsked sa, IkeMessage message, Chain request, PeerAuthenticated peer,
            ImmutableList<Payload> first) throws Refused {
        AuthClaim claim = sa.claim();
        int rounds = sa.name().connection().remote().size();
        boolean last = claim.round() + 1 == rounds;
        if (last == request.notify(NotifyType.Known.ANOTHER_AUTH_FOLLOWS).isPresent()) {
            throw new Refused(new Refusal.AuthenticationFailed("peer " + peer.remote().describe()
                    + (last ? " wants to prove itself in a further round" : " wants no further round of proof")
                    + " (RFC 4739) after round " + (claim.round() + 1) + ", configured are " + rounds));
        }
        Optional<Bytes> user = peer.eapIdentity().or(() -> claim.earlier().flatMap(AuthClaim.Earlier::user));
        if (!last) {
            return OwnRounds.reply(turn, sa, new EapAsked.Stage.Further(user), message, first);
        }
        PeerAuthenticated known = user.map(name -> PeerAuthenticated.verified(peer.local(), peer.remote(), name))
                .orElse(peer);
        return OwnRounds.reply(turn, sa, new EapAsked.Stage.Over(known), message, first);
    }

    /** Takes the request that begins a further round. */
    static IkeSa onRequest(Turn turn, EapAsked sa, EapAsked.Stage.Further further, IkeMessage message,
            ImmutableList<ChainedPayload> items) throws Refused {
        Chain chain = Chain.checked(Grammar.ROUND_REQUEST, items);
        Identification peer = AuthResponder.id(chain, PayloadType.Known.IDI).orElseThrow();
        AuthClaim claim = new AuthClaim(sa.claim().local(), peer, AuthResponder.idiBody(chain), chain, message,
                Optional.of(
                        new AuthClaim.Earlier(sa.claim().round() + 1, sa.claim().wish(), further.user(), sa.ours())));
        AuthRound round = sa.name().connection().remote().get(claim.round());
        if (IdentityMatch.fit(round.identity(), peer) == 0) {
            throw new Refused(new Refusal.AuthenticationFailed("peer " + peer.describe() + " is not one that round "
                    + (claim.round() + 1) + " of this connection lets in"));
        }
        AuthAsked asked = new AuthAsked(sa.opened(), sa.name(), claim, new AuthAsked.Stage.Judging(ImmutableList.of()),
                ImmutableList.of());
        Optional<AuthPayload> auth = chain.find(AuthPayload.class);
        if (auth.isEmpty() != round.eap().isPresent()) {
            throw new Refused(new Refusal.AuthenticationFailed("peer " + peer.describe() + (auth.isEmpty()
                    ? " wants"
                    : " does not want") + " to be asked by EAP in round " + (claim.round() + 1)
                    + ", configured is the opposite"));
        }
        return auth.isEmpty()
                ? EapResponder.welcome(turn, asked, ImmutableList.of())
                : judge(turn, asked, round.proof(), auth.get());
    }

    private static IkeSa judge(Turn turn, AuthAsked sa, Proof proof, AuthPayload auth) throws Refused {
        if (proof instanceof PublicKeyRound key) {
            return SignatureResponder.judge(turn, sa, key, auth);
        }
        if (!(proof instanceof Proof.PreSharedKey)) {
            throw new Refused(new Refusal.AuthenticationFailed("this round proves nothing in IKEv2"));
        }
        InitAnswered opened = sa.opened();
        Prf prf = opened.session().algorithms().prf();
        Bytes octets = SignedOctets.ofInitiator(turn, opened.session(), opened.initRequest(), opened.nr(),
                sa.claim().idiBody());
        return after(turn, sa, PskVerifier.verify(turn, prf, octets, auth, sa.claim().local(), sa.claim().remote()),
                ImmutableList.of());
    }
}
