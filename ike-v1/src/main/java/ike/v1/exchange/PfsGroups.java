package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.KeyExchange;
import ike.engine.config.ChildConfig;
import ike.engine.config.ProposalSpec;
import ike.v1.sa.Established;
import ike.v1.sa.PrivateGroups;
import ike.v1.sa.QuickMode;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.TransformType;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * With which groups an SA gives its children perfect forward secrecy (RFC 2409 §5.5, §5.6): those that a proposal names, and those
 * that the two ends have agreed on. A proposal that names none has none, and {@code none} beside groups is one more choice.
 *
 * <p>All transforms of an offer have one group, because there is one KE payload for them (RFC 2409 §5.5). Which of several the peer
 * takes is found out by asking, so they are offered one after another.
 *
 * @param agreed private ones
 * @param only the one group that is offered, an empty one for no group; all that are configured, where we choose
 */
record PfsGroups(PrivateGroups agreed, Optional<OptionalInt> only) {
    /** What we offer first; nothing where the peer has not agreed to the one group that is wanted. */
    static Optional<PfsGroups> offered(Established sa, ChildConfig child) {
        return inOrder(sa, child).stream().findFirst().map(group -> only(sa, group));
    }

    /** What we offer to a peer that has refused this. */
    static Optional<PfsGroups> behind(QuickMode.Asked refused, Established sa) {
        OptionalInt group = Attributes.small(
                refused.offers().getFirst().sa().proposals().getFirst().transforms().getFirst(),
                IpsecAttribute.GROUP_DESCRIPTION);
        return inOrder(sa, refused.wanted().config()).stream().dropWhile(one -> !one.equals(group)).skip(1).findFirst()
                .map(next -> only(sa, next));
    }

    /** The group of an offer that was made, in words. */
    static String describe(QuickMode.Asked asked) {
        return asked.key().map(half -> "the group " + half.method().label()).orElse("no group");
    }

    /** The group that is offered, in words. */
    String describe() {
        return method().map(group -> "the group " + group.label()).orElse("no group");
    }

    /** What we accept. */
    static PfsGroups accepted(Established sa) {
        return new PfsGroups(sa.groups(), Optional.empty());
    }

    /** The method of what we offer, if it is with one. */
    Optional<KeyExchange> method() {
        return only.filter(OptionalInt::isPresent).flatMap(group -> agreed.find(group.getAsInt()));
    }

    private static PfsGroups only(Established sa, OptionalInt group) {
        return new PfsGroups(sa.groups(), Optional.of(group));
    }

    /**
     * The first choice of the configuration, or if that is a group that of Phase 1 before it, which the peer is known to accept; then to
     * do without, where that is a choice; then the others. Who wants a private group offers no other.
     */
    private static ImmutableList<OptionalInt> inOrder(Established sa, ChildConfig child) {
        boolean own = !sa.groups().agreed().isEmpty()
                || sa.name().connection().ikev1().groups().phase2().isPresent();
        ImmutableList<OptionalInt> all = child.proposals().stream()
                .flatMap(spec -> own && !isWithout(spec) ? numbers(sa.groups()) : accepted(sa).of(spec).stream())
                .distinct().collect(ImmutableList.toImmutableList());
        if (all.isEmpty()) {
            return all;
        }
        OptionalInt first = all.getFirst();
        Optional<KeyExchange> phase1 = Optional.of(sa.session().suite().group());
        return ImmutableList.sortedCopyOf(Comparator.comparingInt(group -> {
            if (first.isPresent() && only(sa, group).method().equals(phase1)) {
                return 0;
            }
            return group.equals(first) ? 1 : group.isPresent() ? 3 : 2;
        }), all);
    }

    /** Their numbers for a proposal, best first; an empty one stands for no group. */
    ImmutableList<OptionalInt> of(ProposalSpec spec) {
        Stream<OptionalInt> all = isWithout(spec)
                ? Stream.of(OptionalInt.empty())
                : Stream.concat(numbers(agreed),
                        spec.of(TransformType.Known.KE).stream().flatMap(PfsGroups::number));
        return all.filter(group -> only.isEmpty() || only.get().equals(group))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isWithout(ProposalSpec spec) {
        return spec.of(TransformType.Known.KE).isEmpty();
    }

    private static Stream<OptionalInt> numbers(PrivateGroups agreed) {
        return agreed.agreed().keySet().stream().map(OptionalInt::of);
    }

    private static Stream<OptionalInt> number(ike.wire.v2.Transform group) {
        return group.id().equals(KeyExchangeId.NONE)
                ? Stream.of(OptionalInt.empty())
                : Stream.of(Phase2Suites.ids(group).phase1()).filter(OptionalInt::isPresent);
    }
}
