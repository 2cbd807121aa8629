package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.Failure;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.Shares;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.KePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * IKE_FOLLOWUP_KE, the initiator's side: the additional key exchanges behind CREATE_CHILD_SA (RFC 9370 §2.2.4).
 *
 * <pre>{@code
 * HDR, SK {KEi(n), N(ADDITIONAL_KEY_EXCHANGE)(link)}  -->
 *                   <--  HDR, SK {KEr(n), N(ADDITIONAL_KEY_EXCHANGE)(next link)}      one more follows
 *                   <--  HDR, SK {KEr(n)}                                             that was the last: the SA is made
 *                   <--  HDR, SK {N(STATE_NOT_FOUND)}                                 too late: from the start, later
 * }</pre>
 */
final class FollowUpInitiator {
    private FollowUpInitiator() {
    }

    /**
     * Sends the next one.
     *
     * @param begun the CREATE_CHILD_SA exchange, {@code answer} its response
     * @param last the response that has the link to go on with
     */
    static Established next(Turn turn, Established sa, Pending begun, Chain answer, Chain last, Shares shares)
            throws Refused {
        Bytes link = last.notify(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE).map(NotifyPayload::data)
                .orElseThrow(() -> Refused.syntax("there is no ADDITIONAL_KEY_EXCHANGE to go on with",
                        "RFC 9370 §2.2.4"));
        Offered ours = turn.draft(turn.offer(methods(answer).get(shares.additional())));
        ImmutableList<Payload> payloads = ImmutableList.of(new KePayload(ours.method().id(), ours.publicData()),
                NotifyPayload.of(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE, link));
        return Requests.send(turn, sa, ExchangeType.Known.IKE_FOLLOWUP_KE, payloads,
                new Pending.FollowUp(begun, answer, shares, ours));
    }

    private static ImmutableList<KeyExchange> methods(Chain answer) throws Refused {
        return Additional.methods(answer.get(SaPayload.class).proposals().getFirst());
    }

    /** Takes the answer. */
    static Established onResponse(Turn turn, Established sa, Pending.FollowUp pending, Chain chain) {
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            return onError(turn, sa, pending, error.get());
        }
        try {
            Grammar.FOLLOW_UP.check(chain.items());
            Shares shares = turn.draft(pending.shares()
                    .plus(agree(pending.keyExchange(), chain.get(KePayload.class))));
            if (shares.additional() < methods(pending.answer()).size()) {
                return next(turn, sa, pending.begun(), pending.answer(), chain, shares);
            }
            return pending.begun() instanceof Pending.CreateChild child
                    ? CreateChildInitiator.conclude(turn, sa, child, pending.answer(), shares)
                    : RekeyIkeInitiator.conclude(turn, sa, (Pending.RekeyIke) pending.begun(), pending.answer(),
                            shares);
        } catch (Refused refused) {
            return ChildRefusals.onUnusableAnswer(turn, sa, pending.orders(), refused.refusal());
        }
    }

    private static Secret agree(Offered ours, KePayload theirs) throws Refused {
        if (!theirs.method().equals(ours.method().id())) {
            throw Refused.syntax("the KE payload is of method " + theirs.method().label() + ", ours was "
                    + ours.method().id().label(), "RFC 9370 §2.2.4");
        }
        return switch (ours.agree(theirs.data())) {
            case Agreement.Refused(String why, String section) ->
                throw Refused.syntax("the peer's public value is unusable: " + why, section);
            case Agreement.Agreed(Bytes _, Secret shared) -> shared;
        };
    }

    /** The whole series has failed; what the peer has forgotten, or is too busy for, is begun anew later. */
    private static Established onError(Turn turn, Established sa, Pending.FollowUp pending, NotifyPayload error) {
        boolean later = error.notifyType().equals(NotifyType.Known.STATE_NOT_FOUND)
                || error.notifyType().equals(NotifyType.Known.TEMPORARY_FAILURE);
        if (later) {
            return Postponement.of(turn, sa, pending.begun() instanceof Pending.CreateChild child
                    ? ChildRefusals.task(child)
                    : new Task.RekeyIke(pending.orders()));
        }
        Failure failure = PeerRefusal.of(error, ImmutableList.of());
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, pending.orders(), failure);
        return sa;
    }
}
