package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.ProposalSpec;
import ike.v1.sa.Established;
import ike.v1.sa.PrivateGroups;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.TransformType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * With which groups an SA gives its children perfect forward secrecy (RFC 2409 §5.5, §5.6): those that a proposal names, and those
 * that the two ends have agreed on. A proposal that names none has none, and {@code none} beside groups is one more choice.
 *
 * @param use which of them
 */
record PfsGroups(PrivateGroups agreed, Use use) {
    /** Which groups are meant. */
    enum Use {
        /** Whatever a proposal names, or is agreed. */
        ALL,
        /** What is agreed takes the place of what is named. */
        AGREED,
        /** No group, where a proposal leaves the choice. */
        NONE
    }

    /** What we offer. Who wants a private group offers no other. */
    static PfsGroups offered(Established sa) {
        boolean own = !sa.groups().agreed().isEmpty()
                || sa.name().connection().ikev1().groups().phase2().isPresent();
        return new PfsGroups(sa.groups(), own ? Use.AGREED : Use.ALL);
    }

    /** What we offer to a peer that has refused the group of these proposals; nothing where they demand one. */
    static Optional<PfsGroups> without(Established sa, ChildConfig child) {
        PfsGroups none = new PfsGroups(sa.groups(), Use.NONE);
        return Optional.of(none)
                .filter(groups -> child.proposals().stream().anyMatch(spec -> !groups.of(spec).isEmpty()));
    }

    /** What we accept. */
    static PfsGroups accepted(Established sa) {
        return new PfsGroups(sa.groups(), Use.ALL);
    }

    /** Their numbers for a proposal, best first; an empty one stands for no group. */
    ImmutableList<OptionalInt> of(ProposalSpec spec) {
        ImmutableList<ike.wire.v2.Transform> named = spec.of(TransformType.Known.KE);
        if (named.isEmpty()) {
            return ImmutableList.of(OptionalInt.empty());
        }
        Stream<OptionalInt> own = agreed.agreed().keySet().stream().map(OptionalInt::of);
        Stream<OptionalInt> numbered = named.stream().flatMap(PfsGroups::number);
        return (switch (use) {
            case ALL -> Stream.concat(own, numbered);
            case AGREED -> own;
            case NONE -> numbered.filter(OptionalInt::isEmpty);
        }).collect(ImmutableList.toImmutableList());
    }

    private static Stream<OptionalInt> number(ike.wire.v2.Transform group) {
        return group.id().equals(KeyExchangeId.NONE)
                ? Stream.of(OptionalInt.empty())
                : Stream.of(Phase2Suites.ids(group).phase1()).filter(OptionalInt::isPresent);
    }
}
