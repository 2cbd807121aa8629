package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ProposalSpec;
import ike.v1.sa.Established;
import ike.v1.sa.PrivateGroups;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.TransformType;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * With which groups an SA gives its children perfect forward secrecy (RFC 2409 §5.5, §5.6): those that a proposal names, and those
 * that the two ends have agreed on. A proposal that names none has none, and {@code none} beside groups is one more choice.
 *
 * @param alone what is agreed takes the place of what is named
 */
record PfsGroups(PrivateGroups agreed, boolean alone) {
    /** What we offer. Who wants a private group offers no other. */
    static PfsGroups offered(Established sa) {
        return new PfsGroups(sa.groups(),
                !sa.groups().agreed().isEmpty() || sa.name().connection().ikev1().groups().phase2().isPresent());
    }

    /** What we accept. */
    static PfsGroups accepted(Established sa) {
        return new PfsGroups(sa.groups(), false);
    }

    /** Their numbers for a proposal, best first; an empty one stands for no group. */
    ImmutableList<OptionalInt> of(ProposalSpec spec) {
        ImmutableList<ike.wire.v2.Transform> named = spec.of(TransformType.Known.KE);
        if (named.isEmpty()) {
            return ImmutableList.of(OptionalInt.empty());
        }
        Stream<OptionalInt> own = agreed.agreed().keySet().stream().map(OptionalInt::of);
        return Stream.concat(own, alone ? Stream.of() : named.stream().flatMap(PfsGroups::number))
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<OptionalInt> number(ike.wire.v2.Transform group) {
        return group.id().equals(KeyExchangeId.NONE)
                ? Stream.of(OptionalInt.empty())
                : Stream.of(Phase2Suites.ids(group).phase1()).filter(OptionalInt::isPresent);
    }
}
