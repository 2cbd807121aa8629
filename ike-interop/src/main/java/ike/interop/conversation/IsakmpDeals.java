package ike.interop.conversation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Ikev1Keywords;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Standing.Breach;
import ike.interop.transcript.Standing.Deal;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Proposal;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.Optional;

/** What an exchange of IKEv1 negotiates (RFC 2408 §4.2, RFC 2409 §5): algorithms, and in Quick Mode the traffic. */
final class IsakmpDeals {
    private static final int MAX_SHOWN = 32;
    private static final String SECTION = "RFC 2408 §4.2";

    private IsakmpDeals() {
    }

    static ImmutableList<Deal> of(OpenedIsakmp asked, OpenedIsakmp answered) {
        ImmutableList.Builder<Deal> deals = ImmutableList.builder();
        Optional<SaPayload> offer = asked.payloads().first(SaPayload.class);
        Optional<SaPayload> choice = answered.payloads().first(SaPayload.class);
        if (offer.isPresent() && choice.isPresent()) {
            ImmutableList<Proposal> proposals = offer.get().proposals();
            deals.add(new Deal(proposals.isEmpty() ? "SA" : proposals.getFirst().protocol().label(),
                    texts(offer.get()), Optional.of(Joiner.on("; ").join(texts(choice.get()))), ""));
        }
        ImmutableList<IdPayload> ids = asked.payloads().all(IdPayload.class);
        ImmutableList<IdPayload> answeredIds = answered.payloads().all(IdPayload.class);
        if (offer.isPresent() && ids.size() == 2 && answeredIds.size() == 2) {
            deals.add(traffic("IDci", ids.get(0), answeredIds.get(0)));
            deals.add(traffic("IDcr", ids.get(1), answeredIds.get(1)));
        }
        return deals.build();
    }

    /** What the choice breaks: one of the offered transforms is to come back as it was. */
    static ImmutableList<Breach> breaches(OpenedIsakmp asked, OpenedIsakmp answered) {
        ImmutableSet<Offered> offered = suites(asked);
        ImmutableList.Builder<Breach> found = ImmutableList.builder();
        answered.payloads().first(SaPayload.class).ifPresent(chosen -> {
            suites(answered).stream().filter(suite -> !offered.contains(suite))
                    .forEach(suite -> found.add(new Breach("the chosen " + suite.protocol() + " transform was not "
                            + "offered", SECTION)));
            chosen.proposals().stream().filter(proposal -> proposal.transforms().size() != 1)
                    .forEach(proposal -> found.add(new Breach("the answer has " + proposal.transforms().size()
                            + " transforms for " + proposal.protocol().label() + ", one is to be chosen", SECTION)));
        });
        return found.build();
    }

    /** One suite, apart from the numbers of its proposal and transform; the order of attributes is free. */
    private record Offered(String protocol, int id, ImmutableSet<Object> attributes) {
    }

    private static ImmutableSet<Offered> suites(OpenedIsakmp message) {
        return message.payloads().first(SaPayload.class).stream().flatMap(sa -> sa.proposals().stream())
                .flatMap(proposal -> proposal.transforms().stream()
                        .map(transform -> new Offered(proposal.protocol().label(), transform.id().code(),
                                ImmutableSet.copyOf(transform.attributes()))))
                .collect(ImmutableSet.toImmutableSet());
    }

    private static Deal traffic(String name, IdPayload asked, IdPayload answered) {
        return new Deal(name, ImmutableList.of(asked.id().describe()), Optional.of(answered.id().describe()), "");
    }

    private static ImmutableList<String> texts(SaPayload sa) {
        return sa.proposals().stream()
                .flatMap(proposal -> proposal.transforms().stream().map(transform -> text(proposal, transform)))
                .limit(MAX_SHOWN).collect(ImmutableList.toImmutableList());
    }

    private static String text(Proposal proposal, Transform transform) {
        return proposal.number() + "." + transform.number() + " " + proposal.protocol().label() + " "
                + Ikev1Keywords.of(proposal.protocol(), transform) + ": " + transform.describe();
    }
}
