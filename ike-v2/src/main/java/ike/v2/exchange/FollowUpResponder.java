package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Series;
import ike.v2.sa.Shares;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.KePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** IKE_FOLLOWUP_KE, the responder's side (RFC 9370 §2.2.4). {@link FollowUpInitiator} has the figure. */
final class FollowUpResponder {
    /** How long a series waits for its next exchange. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FollowUpResponder() {
    }

    /** Answers CREATE_CHILD_SA with the link by which the next exchange is to be known; nothing is made yet. */
    static Established begin(Turn turn, Established sa, IkeMessage message, List<Payload> answer, Series.Deal deal,
            Shares shares) {
        Series series = series(turn, deal, shares);
        return Requests.reply(turn, sa.with(sa.followUps().plus(series)), message,
                ImmutableList.<Payload>builder().addAll(answer).add(link(series)).build());
    }

    /** Answers the next one. */
    static Optional<IkeSa> onRequest(Turn turn, Established sa, IkeMessage message, Chain chain) {
        try {
            Grammar.FOLLOW_UP.check(chain.items());
            Series series = chain.notify(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE).map(NotifyPayload::data)
                    .flatMap(sa.followUps()::find)
                    .orElseThrow(() -> new Refused(new Refusal.StateNotFound()));
            return Optional.of(accept(turn, sa.with(sa.followUps().minus(series)), message, chain, series));
        } catch (Refused refused) {
            return Refusals.answer(turn, sa, message, refused.refusal());
        }
    }

    private static Established accept(Turn turn, Established sa, IkeMessage message, Chain chain, Series series)
            throws Refused {
        ImmutableList<KeyExchange> methods = Additional.methods(series.deal().chosen());
        KeyExchange method = methods.get(series.shares().additional());
        Agreement.Agreed agreed = respond(turn, method, chain.get(KePayload.class));
        Shares shares = turn.draft(series.shares().plus(agreed.shared()));
        KePayload ke = new KePayload(method.id(), agreed.publicData());
        if (shares.additional() < methods.size()) {
            Series next = series(turn, series.deal(), shares);
            return Requests.reply(turn, sa.with(sa.followUps().plus(next)), message, ImmutableList.of(ke, link(next)));
        }
        return series.deal() instanceof ChildDeal deal
                ? Requests.reply(turn, child(turn, sa, deal, shares), message, ImmutableList.of(ke))
                : RekeyIkeResponder.make(turn, sa, message, ImmutableList.of(ke), (IkeDeal) series.deal(), shares);
    }

    private static Established child(Turn turn, Established sa, ChildDeal deal, Shares shares) throws Refused {
        boolean gone = deal.replaces().isPresent()
                && sa.children().find(deal.replaces().getAsLong()).filter(ChildSa::isLive).isEmpty();
        if (gone) {
            throw new Refused(new Refusal.TemporaryFailure("the Child SA to be rekeyed is deleted meanwhile"));
        }
        if (sa.children().count() >= turn.environment().limits().childrenPerIkeSa()) {
            throw new Refused(new Refusal.NoAdditionalSas("the limit of Child SAs for one IKE SA is reached"));
        }
        return CreateChildResponder.make(turn, sa, deal, shares);
    }

    private static Agreement.Agreed respond(Turn turn, KeyExchange method, KePayload theirs) throws Refused {
        if (!theirs.method().equals(method.id())) {
            throw Refused.syntax("the KE payload is of method " + theirs.method().label() + ", agreed on was "
                    + method.id().label(), "RFC 9370 §2.2.4");
        }
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.KEY_EXCHANGE,
                method.responderSeedLength())) {
            return switch (method.respond(theirs.data(), seed)) {
                case Agreement.Agreed agreed -> agreed;
                case Agreement.Refused(String why, String section) ->
                    throw Refused.syntax("the peer's public value is unusable: " + why, section);
            };
        }
    }

    private static Series series(Turn turn, Series.Deal deal, Shares shares) {
        return new Series(Bytes.u64(turn.surroundings().nextChildId()), deal, shares, turn.now().after(PATIENCE));
    }

    private static NotifyPayload link(Series series) {
        return NotifyPayload.of(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE, series.link());
    }
}
