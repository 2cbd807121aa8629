package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.engine.config.ProposalSpec;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.sa.Established;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.List;

/**
 * A rekeyed IKE SA keeps its PRF where both ends have it. RFC 7296 §2.18 makes SKEYSEED with the PRF of the old SA and the keys with
 * that of the new one; strongSwan makes both with the old one's, so that a rekey that changes the PRF ends in keys that nobody else
 * has. Two ends with different orders of preference would do that.
 */
final class KeptPrf {
    private KeptPrf() {
    }

    /** Of what we would offer, that with the PRF of the SA, numbered from 1 (§3.3.1); all where nothing has it. */
    static ImmutableList<Proposal> offered(Established sa, ImmutableList<Proposal> all) {
        ImmutableList<Proposal> kept = Streams.mapWithIndex(with(sa, all).stream(),
                (p, index) -> new Proposal((int) index + 1, p.protocol(), p.spi(), p.transforms()))
                .collect(ImmutableList.toImmutableList());
        return kept.isEmpty() ? all : kept;
    }

    /** Chooses of what the peer offers, first of that with the PRF of the SA. */
    static Choice choose(Turn turn, Established sa, List<Proposal> offered) {
        ImmutableList<ProposalSpec> configured = sa.name().connection().proposals();
        Choice kept = ProposalChoice.choose(with(sa, offered), configured, turn.environment().habits().preference());
        return kept instanceof Choice.Chosen
                ? kept
                : ProposalChoice.choose(offered, configured, turn.environment().habits().preference());
    }

    private static ImmutableList<Proposal> with(Established sa, List<Proposal> proposals) {
        ImmutableList<Transform> prf = sa.session().chosen().transforms(TransformType.Known.PRF);
        return proposals.stream().filter(p -> p.transforms().containsAll(prf))
                .map(p -> new Proposal(p.number(), p.protocol(), p.spi(), p.transforms().stream()
                        .filter(t -> !t.type().equals(TransformType.Known.PRF) || prf.contains(t))
                        .collect(ImmutableList.toImmutableList())))
                .collect(ImmutableList.toImmutableList());
    }
}
