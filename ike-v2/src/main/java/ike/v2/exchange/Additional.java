package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.KeyExchange;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Additional key exchanges in proposals, and the announcement of IKE_INTERMEDIATE that they need (RFC 9370 §2.2.1). */
final class Additional {
    private Additional() {
    }

    /** The methods that were agreed on, in the order in which they take place; none for NONE. */
    static ImmutableList<KeyExchange> methods(Proposal chosen) throws Refused {
        ImmutableList.Builder<KeyExchange> methods = ImmutableList.builder();
        for (TransformId id : chosen.transforms().stream().filter(t -> t.type().isAdditionalKeyExchange())
                .sorted(Comparator.comparingInt(t -> t.type().code())).map(Transform::id)
                .filter(id -> id != KeyExchangeId.NONE).toList()) {
            methods.add(Suites.keyExchange(id));
        }
        return methods.build();
    }

    /** True when a proposal names such types at all. */
    static boolean names(Proposal proposal) {
        return proposal.transforms().stream().anyMatch(t -> t.type().isAdditionalKeyExchange());
    }

    /** The initiator's notification (RFC 9242 §3.1), if it offers additional key exchanges or has another use for it. */
    static Optional<NotifyPayload> announce(List<Proposal> offered, boolean otherUse) {
        return otherUse || offered.stream().anyMatch(Additional::names)
                ? Optional.of(NotifyPayload.of(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED))
                : Optional.empty();
    }

    /** The responder's, to a request that has it. */
    static Optional<NotifyPayload> answer(IkeMessage request) {
        return isAnnounced(request)
                ? Optional.of(NotifyPayload.of(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED))
                : Optional.empty();
    }

    /** The proposals that count: without IKE_INTERMEDIATE those with additional key exchanges are passed over. */
    static ImmutableList<Proposal> possible(IkeMessage request, List<Proposal> offered) {
        return offered.stream().filter(proposal -> isAnnounced(request) || !names(proposal))
                .collect(ImmutableList.toImmutableList());
    }

    /** Passes unless additional key exchanges were chosen in an answer that does not announce IKE_INTERMEDIATE. */
    static void requireAnnounced(Proposal chosen, IkeMessage response) throws Refused {
        if (!methods(chosen).isEmpty() && !isAnnounced(response)) {
            throw new Refused(new Refusal.NoProposalChosen(
                    "the answer chose additional key exchanges without INTERMEDIATE_EXCHANGE_SUPPORTED"
                            + " (RFC 9370 §2.2.1)",
                    ""));
        }
    }

    static boolean isAnnounced(IkeMessage message) {
        return message.notify(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED).isPresent();
    }
}
