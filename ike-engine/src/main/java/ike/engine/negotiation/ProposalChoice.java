package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ProposalSpec;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import ike.wire.v2.TransformType.Known;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The negotiation of algorithms (RFC 7296 §2.7, §3.3.6), for both roles. */
public final class ProposalChoice {
    private ProposalChoice() {
    }

    /** The responder's side, with our order. */
    public static Choice choose(List<Proposal> offered, List<ProposalSpec> configured) {
        return choose(offered, configured, Preference.CONFIGURED);
    }

    /**
     * The responder's side. One order wins, among proposals as among the transforms of one type: with ours the first
     * configured proposal that any offered one fits is taken, with the first offered one that fits it; with the peer's the
     * other way round.
     */
    public static Choice choose(List<Proposal> offered, List<ProposalSpec> configured, Preference preference) {
        Stream<Optional<Choice.Chosen>> pairs = switch (preference) {
            case CONFIGURED -> configured.stream()
                    .flatMap(spec -> offered.stream().map(proposal -> compare(proposal, spec, preference)));
            case OFFERED -> offered.stream()
                    .flatMap(proposal -> configured.stream().map(spec -> compare(proposal, spec, preference)));
        };
        return pairs.flatMap(Optional::stream).<Choice>map(chosen -> chosen).findFirst()
                .orElseGet(() -> new Choice.None(ProposalExplainer.explain(offered, configured)));
    }

    private static Optional<Choice.Chosen> compare(Proposal proposal, ProposalSpec spec, Preference preference) {
        return new ProposalComparison(proposal, spec, preference).result() instanceof ProposalMatch.Fits(var transforms)
                ? Optional.of(new Choice.Chosen(
                        new Proposal(proposal.number(), proposal.protocol(), proposal.spi(), transforms), spec))
                : Optional.empty();
    }

    /** The initiator's side: is the answer's SA payload one choice from what we offered? */
    public static ProposalAnswer verifyAnswer(List<Proposal> offered, List<Proposal> answer) {
        if (answer.size() != 1) {
            return new ProposalAnswer.Inconsistent("the answer has " + answer.size() + " proposals instead of one");
        }
        Proposal chosen = answer.getFirst();
        Optional<Proposal> ours = offered.stream().filter(p -> p.number() == chosen.number()).findFirst();
        if (ours.isEmpty()) {
            return new ProposalAnswer.Inconsistent("the answer chose proposal " + chosen.number() + ", of "
                    + offered.size() + " offered");
        }
        return flaw(ours.get(), chosen).<ProposalAnswer>map(ProposalAnswer.Inconsistent::new)
                .orElseGet(() -> new ProposalAnswer.Consistent(chosen));
    }

    private static Optional<String> flaw(Proposal ours, Proposal chosen) {
        if (!chosen.protocol().equals(ours.protocol())) {
            return Optional.of("the answer is for " + chosen.protocol().label() + ", offered was "
                    + ours.protocol().label());
        }
        return Stream.of(ours.transforms(), chosen.transforms()).flatMap(List::stream).map(Transform::type).distinct()
                .flatMap(type -> flaw(type, ours, chosen).stream()).findFirst().or(() -> unprotected(chosen))
                .or(() -> duplicated(chosen));
    }

    private static Optional<String> flaw(TransformType type, Proposal ours, Proposal chosen) {
        ImmutableList<Transform> answered = chosen.transforms(type);
        ImmutableList<Transform> possible = ours.transforms(type);
        if (answered.size() > 1) {
            return Optional.of("the answer has " + answered.size() + " transforms of type " + ProposalText.name(type)
                    + " instead of one");
        }
        boolean optional = TransformRules.understood(ours.protocol(), type)
                && !TransformRules.mandatory(ours.protocol(), type);
        boolean unsaid = possible.isEmpty() && optional;
        boolean fits = answered.isEmpty()
                ? optional && possible.contains(TransformRules.absent(type))
                : possible.contains(answered.getFirst()) || (unsaid && TransformRules.isNone(answered.getFirst()));
        return fits
                ? Optional.empty()
                : Optional.of(ProposalText.name(type) + ": the answer has " + ProposalText.list(answered)
                        + ", offered was " + ProposalText.list(possible));
    }

    private static Optional<String> duplicated(Proposal chosen) {
        ImmutableList<Transform> additional = chosen.transforms().stream()
                .filter(t -> t.type().isAdditionalKeyExchange() && !TransformRules.isNone(t))
                .collect(ImmutableList.toImmutableList());
        return additional.stream().map(Transform::id).distinct().count() == additional.size()
                ? Optional.empty()
                : Optional.of("the answer has one additional key exchange twice (RFC 9370 §2.2.1): "
                        + ProposalText.list(additional));
    }

    private static Optional<String> unprotected(Proposal chosen) {
        boolean combined = chosen.transforms(Known.ENCR).stream().anyMatch(TransformRules::isCombinedMode);
        boolean integrity = chosen.transforms(Known.INTEG).stream().anyMatch(t -> !TransformRules.isNone(t));
        return combined != integrity
                ? Optional.empty()
                : Optional.of(ProposalText.list(chosen.transforms()) + (combined
                        ? ": a combined-mode cipher with an integrity algorithm"
                        : ": no integrity protection"));
    }
}
