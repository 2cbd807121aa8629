package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Standing.Breach;
import ike.wire.v2.KePayload;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules that an answer keeps or breaks by what was offered (RFC 7296 §2.7, §3.3, §3.4). */
final class DealRules {
    private DealRules() {
    }

    static ImmutableList<Breach> breaches(OpenedMessage asked, OpenedMessage answered) {
        return ImmutableList.<Breach>builder().addAll(ofChoices(asked, answered))
                .addAll(ofGroups(asked.first(KePayload.class).map(KePayload::method),
                        answered.first(KePayload.class).map(KePayload::method)).stream().iterator())
                .build();
    }

    /** Of the groups of KEi and KEr. */
    static Optional<Breach> ofGroups(Optional<TransformId> asked, Optional<TransformId> answered) {
        return asked.flatMap(i -> answered.filter(r -> !r.equals(i)).map(
                r -> new Breach("KEr is of " + r.label() + ", KEi of " + i.label(), "RFC 7296 §2.7")));
    }

    /** Of the algorithms alone. */
    static ImmutableList<Breach> ofChoices(OpenedMessage asked, OpenedMessage answered) {
        ImmutableList.Builder<Breach> found = ImmutableList.builder();
        Optional<SaPayload> offer = asked.first(SaPayload.class);
        Optional<SaPayload> answer = answered.first(SaPayload.class);
        if (offer.isPresent() && answer.isPresent()) {
            if (answer.get().proposals().size() != 1) {
                found.add(new Breach("the answer has " + answer.get().proposals().size() + " proposals, one is to be "
                        + "chosen", "RFC 7296 §2.7"));
            }
            answer.get().proposals().stream().limit(1)
                    .forEach(chosen -> ofChoice(offer.get(), chosen, found::add));
        }
        return found.build();
    }

    private static void ofChoice(SaPayload offer, Proposal chosen, Consumer<Breach> found) {
        Optional<Proposal> offered = offer.proposals().stream()
                .filter(proposal -> proposal.number() == chosen.number()).findFirst();
        if (offered.isEmpty()) {
            found.accept(new Breach("proposal " + chosen.number() + " was not offered", "RFC 7296 §3.3.1"));
            return;
        }
        if (!offered.get().protocol().equals(chosen.protocol())) {
            found.accept(new Breach("proposal " + chosen.number() + " was offered for "
                    + offered.get().protocol().label(), "RFC 7296 §3.3.1"));
        }
        chosen.transforms().stream().filter(transform -> !isAmong(offered.get(), transform))
                .forEach(transform -> found.accept(new Breach(transform.label() + " was not offered",
                        "RFC 7296 §3.3.6")));
        chosen.transforms().stream().map(Transform::type).distinct()
                .filter(type -> chosen.transforms(type).size() > 1)
                .forEach(type -> found.accept(new Breach("more than one " + type.label() + " is chosen",
                        "RFC 7296 §3.3.6")));
        offered.get().transforms().stream().map(Transform::type).distinct()
                .filter(type -> chosen.transforms(type).isEmpty() && !isOptional(offered.get(), type))
                .forEach(type -> found.accept(new Breach("no " + type.label() + " is chosen", "RFC 7296 §3.3.6")));
    }

    private static boolean isAmong(Proposal offered, Transform chosen) {
        return offered.transforms(chosen.type()).stream().anyMatch(transform -> transform.id().equals(chosen.id())
                && transform.keyLength().equals(chosen.keyLength()));
    }

    /** A type that is offered with NONE may as well be left out (RFC 7296 §3.3.3). */
    private static boolean isOptional(Proposal offered, TransformType type) {
        return type != TransformType.Known.SN
                && offered.transforms(type).stream().anyMatch(transform -> transform.id().code() == 0);
    }
}
