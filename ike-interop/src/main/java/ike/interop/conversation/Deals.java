package ike.interop.conversation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Standing.Deal;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TransformType;
import ike.wire.v2.Transform;
import ike.wire.v2.TsPayload;
import java.util.Optional;

/** What one exchange negotiates: algorithms (RFC 7296 §2.7) and traffic selectors (§2.9). */
final class Deals {
    private static final int MAX_SHOWN = 32;

    private Deals() {
    }

    static ImmutableList<Deal> of(OpenedMessage asked, OpenedMessage answered) {
        ImmutableList.Builder<Deal> deals = ImmutableList.builder();
        asked.first(SaPayload.class).ifPresent(offer -> deals.add(algorithms(offer, answered)));
        selectors(asked, answered, PayloadType.Known.TSI).ifPresent(deals::add);
        selectors(asked, answered, PayloadType.Known.TSR).ifPresent(deals::add);
        return deals.build();
    }

    /** {@code ENCR_AES_GCM_16 (256 bits) or ENCR_AES_CBC (128 bits); PRF_HMAC_SHA2_256; ...}. */
    static String text(Proposal proposal) {
        ImmutableList<TransformType> types = proposal.transforms().stream().map(Transform::type).distinct()
                .collect(ImmutableList.toImmutableList());
        return proposal.number() + " " + proposal.protocol().label() + " " + Joiner.on("; ").join(types.stream()
                .map(type -> Joiner.on(" or ").join(proposal.transforms(type).stream().limit(MAX_SHOWN)
                        .map(Transform::label).iterator()))
                .iterator());
    }

    private static Deal algorithms(SaPayload offer, OpenedMessage answered) {
        ImmutableList<String> offered = offer.proposals().stream().limit(MAX_SHOWN).map(Deals::text)
                .collect(ImmutableList.toImmutableList());
        String subject = offer.proposals().isEmpty() ? "SA" : offer.proposals().getFirst().protocol().label();
        Optional<String> chosen = answered.first(SaPayload.class).flatMap(sa -> sa.proposals().stream().findFirst())
                .map(Deals::text);
        return new Deal(subject, offered, chosen, chosen.isPresent() ? "" : refusal(answered));
    }

    private static Optional<Deal> selectors(OpenedMessage asked, OpenedMessage answered, PayloadType type) {
        Optional<TsPayload> offer = ts(asked, type);
        Optional<TsPayload> choice = ts(answered, type);
        return offer.map(ts -> new Deal(type.label(), list(ts), choice.map(c -> Joiner.on("; ").join(list(c))),
                choice.isPresent() ? "" : refusal(answered)));
    }

    private static Optional<TsPayload> ts(OpenedMessage message, PayloadType type) {
        return message.payloads().stream().filter(payload -> payload.type().equals(type))
                .filter(TsPayload.class::isInstance).map(TsPayload.class::cast).findFirst();
    }

    private static ImmutableList<String> list(TsPayload ts) {
        return ts.selectors().stream().limit(MAX_SHOWN).map(TrafficSelector::describe)
                .collect(ImmutableList.toImmutableList());
    }

    private static String refusal(OpenedMessage answered) {
        return answered.payloads().stream().filter(NotifyPayload.class::isInstance).map(NotifyPayload.class::cast)
                .filter(notify -> notify.notifyType().isError()
                        || notify.notifyType() == NotifyType.Known.COOKIE)
                .findFirst().map(Deals::text).orElse("without a reason");
    }

    private static String text(NotifyPayload notify) {
        String code = NotifyData.of(notify).toOptional().filter(NotifyData.Code.class::isInstance)
                .map(NotifyData.Code.class::cast).map(named -> " " + named.code().label()).orElse("");
        return notify.notifyType().label() + code;
    }
}
