package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Prf;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityMatch;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Proving;
import ike.v2.sa.Rounds;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import java.util.List;
import java.util.Optional;

/**
 * Several rounds of proof of the responder, seen by the initiator (RFC 4739 §2.5). Each stands in a response beside whatever else
 * that holds, and is judged first. {@link OwnRounds} has the figure.
 */
final class PeerRounds {
    /** What belongs to a round; AUTH is looked at apart, since a response after EAP has another one. */
    private static final ImmutableSet<PayloadType> PARTS = ImmutableSet.of(PayloadType.Known.IDR,
            PayloadType.Known.CERT);

    private PeerRounds() {
    }

    /** Refuses a connection whose peer would have to prove itself in ways that a responder has not. */
    static void requireKnown(Connection connection) throws Refused {
        if (!isKnown(connection.remote())) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer of this connection proves itself in several"
                    + " rounds, one of them neither by a signature nor by a pre-shared key, so it has to initiate"));
        }
    }

    /** Whether a responder can prove itself so: by EAP in no further round, nor in a first one before others. */
    static boolean isKnown(List<AuthRound> rounds) {
        boolean first = rounds.size() == 1 || !(rounds.getFirst().proof() instanceof EapRound);
        return first && rounds.stream().skip(1).map(AuthRound::proof)
                .allMatch(proof -> proof instanceof PublicKeyRound || proof instanceof Proof.PreSharedKey);
    }

    /** Counts a round of the responder that is believed; what it says of another one has to be as configured. */
    static AuthSent believed(AuthSent sa, Chain chain) throws Refused {
        boolean another = chain.notify(NotifyType.Known.ANOTHER_AUTH_FOLLOWS).isPresent();
        int over = sa.rounds().theirs() + 1;
        int configured = sa.name().connection().remote().size();
        if (another != over < configured) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer wants "
                    + (another ? "to prove itself in a further round" : "no further round of proof")
                    + " (RFC 4739) after round " + over + ", configured are " + configured));
        }
        return sa.with(sa.rounds().believed(another), sa.proving());
    }

    /** Asks for the next round of the responder's, ours being over. */
    static AuthSent makeRoom(Turn turn, AuthSent sa, Rounds.Responder responder) {
        return EapInitiator.send(turn, sa.with(sa.rounds().known(responder), sa.localId()), new Proving.Over(),
                ImmutableList.of());
    }

    /** Judges the round that a response has to hold. */
    static Optional<IkeSa> onResponse(Turn turn, AuthSent sa, ImmutableList<ChainedPayload> items) throws Refused {
        Chain chain = Chain.checked(Grammar.ROUND_OF_RESPONDER, items);
        Identification idr = AuthResponder.id(chain, PayloadType.Known.IDR).orElseThrow();
        AuthRound round = sa.name().connection().remote().get(sa.rounds().theirs());
        if (IdentityMatch.fit(round.identity(), idr) == 0) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer says it is " + idr.describe() + " in round "
                    + (sa.rounds().theirs() + 1) + ", configured is somebody else"));
        }
        Chain proof = new Chain(items.stream().filter(item -> isOfRound(chain, item))
                .collect(ImmutableList.toImmutableList()));
        if (round.proof() instanceof PublicKeyRound key) {
            return Optional.of(SignatureInitiator.judge(turn, sa, key, proof, chain));
        }
        Prf prf = sa.session().algorithms().prf();
        Bytes signed = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                AuthInitiator.idrBody(chain));
        PskVerifier.verify(turn, prf, signed, proof.get(AuthPayload.class), sa.localId(), idr);
        return onBelieved(turn, sa, chain);
    }

    /** Goes on with the rest of the response. */
    static Optional<IkeSa> onBelieved(Turn turn, AuthSent sa, Chain chain) throws Refused {
        AuthSent counted = believed(sa, chain);
        Bytes idr = AuthInitiator.idrBody(chain);
        ImmutableList<ChainedPayload> rest = chain.items().stream()
                .filter(item -> !isOfRound(chain, item) && !isAnother(item)).collect(ImmutableList.toImmutableList());
        return AuthInitiator.onStep(turn, counted.with(counted.rounds().withIdr(idr), counted.proving().withIdr(idr)),
                rest);
    }

    private static boolean isOfRound(Chain chain, ChainedPayload item) {
        return PARTS.contains(item.payload().type())
                || item.payload().equals(chain.all(AuthPayload.class).getLast());
    }

    private static boolean isAnother(ChainedPayload item) {
        return item.payload() instanceof NotifyPayload notify
                && notify.notifyType() == NotifyType.Known.ANOTHER_AUTH_FOLLOWS;
    }
}
