package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import ike.engine.config.ProposalSpec;
import ike.wire.CodePoint;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import ike.wire.v2.TransformType.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares one offered proposal with one configured one, type by type in the order of the types' codes (RFC 7296
 * §3.3.3, §3.3.6). Transforms are equal when type, id and all attributes are; since the configuration names none that we
 * do not know, an unknown algorithm, attribute or key length never fits.
 */
final class ProposalComparison {
    private static final int IPSEC_SPI_LENGTH = 4;

    private final Proposal offered;
    private final ProposalSpec configured;
    private final Preference preference;

    ProposalComparison(Proposal offered, ProposalSpec configured, Preference preference) {
        this.offered = offered;
        this.configured = configured;
        this.preference = preference;
    }

    /** Of what both sides have, the first choice of one of them wins. */
    ProposalMatch result() {
        return frame().or(this::strangeType).orElseGet(this::algorithms);
    }

    private Optional<ProposalMatch> frame() {
        if (!offered.protocol().equals(configured.protocol())) {
            return differs("protocol", offered.protocol().label(), configured.protocol().label());
        }
        if (offered.protocol() != ProtocolId.Known.IKE && offered.spi().length() != IPSEC_SPI_LENGTH) {
            return differs("SPI", offered.spi().length() + " octets", IPSEC_SPI_LENGTH + " octets");
        }
        return Optional.empty();
    }

    private Optional<ProposalMatch> strangeType() {
        return offered.transforms().stream().map(Transform::type)
                .filter(type -> !TransformRules.understood(offered.protocol(), type)).findFirst()
                .flatMap(type -> differs(ProposalText.name(type), ProposalText.list(offered.transforms(type)),
                        "no such type in " + offered.protocol().label()));
    }

    private ProposalMatch algorithms() {
        List<Transform> picked = new ArrayList<>();
        ImmutableList<TransformType> additional = types().stream().filter(TransformType::isAdditionalKeyExchange)
                .collect(ImmutableList.toImmutableList());
        for (TransformType type : types()) {
            ImmutableList<Transform> ours = ours(type, picked);
            Optional<Transform> pick = pick(type, ours);
            if (pick.isEmpty()) {
                return new ProposalMatch.Differs(ProposalText.name(type), ProposalText.list(offered.transforms(type)),
                        ProposalText.list(ours));
            }
            if (!type.isAdditionalKeyExchange()) {
                picked.add(pick.get());
            }
        }
        Optional<ImmutableList<Transform>> distinct = distinct(additional, ImmutableList.of());
        if (distinct.isEmpty()) {
            return new ProposalMatch.Differs("ADDKE", "not enough different key exchanges",
                    "each of another method (RFC 9370 §2.2.1)");
        }
        picked.addAll(distinct.get());
        return new ProposalMatch.Fits(picked.stream().filter(t -> !offered.transforms(t.type()).isEmpty())
                .collect(ImmutableList.toImmutableList()));
    }

    /** The first choice that both have; of encryption algorithms the first that has its integrity algorithm offered too. */
    private Optional<Transform> pick(TransformType type, ImmutableList<Transform> ours) {
        ImmutableList<Transform> common = common(ours, theirs(type));
        Optional<Transform> first = common.stream().findFirst();
        return type != Known.ENCR ? first : common.stream().filter(this::isProtected).findFirst().or(() -> first);
    }

    /** Additional key exchanges, each of another method or NONE (RFC 9370 §2.2.1): the first choices that go together. */
    private Optional<ImmutableList<Transform>> distinct(ImmutableList<TransformType> types,
            ImmutableList<Transform> before) {
        if (types.isEmpty()) {
            return Optional.of(before);
        }
        TransformType type = types.getFirst();
        return common(ours(type, List.of()), theirs(type)).stream()
                .filter(pick -> TransformRules.isNone(pick) || before.stream().noneMatch(pick::hasAlgorithmOf))
                .flatMap(pick -> distinct(types.subList(1, types.size()),
                        ImmutableList.<Transform>builder().addAll(before).add(pick).build()).stream())
                .findFirst();
    }

    private ImmutableList<Transform> common(ImmutableList<Transform> ours, ImmutableList<Transform> theirs) {
        return switch (preference) {
            case CONFIGURED -> ours.stream().filter(theirs::contains).collect(ImmutableList.toImmutableList());
            case OFFERED -> theirs.stream().filter(ours::contains).collect(ImmutableList.toImmutableList());
        };
    }

    private boolean isProtected(Transform encryption) {
        return pick(Known.INTEG, ours(Known.INTEG, List.of(encryption))).isPresent();
    }

    private ImmutableList<Transform> ours(TransformType type, List<Transform> picked) {
        if (type == Known.INTEG) {
            boolean combined = picked.stream()
                    .anyMatch(t -> t.type() == Known.ENCR && TransformRules.isCombinedMode(t));
            return combined ? ImmutableList.of(TransformRules.absent(type)) : real(configured.of(type));
        }
        return TransformRules.mandatory(offered.protocol(), type)
                ? real(configured.of(type))
                : orAbsent(type, configured.of(type));
    }

    private ImmutableList<Transform> theirs(TransformType type) {
        return TransformRules.mandatory(offered.protocol(), type)
                ? offered.transforms(type)
                : orAbsent(type, offered.transforms(type));
    }

    private ImmutableSortedSet<TransformType> types() {
        Stream<TransformType> required = Arrays.stream(Known.values())
                .filter(type -> type == Known.INTEG || TransformRules.mandatory(offered.protocol(), type))
                .map(type -> type);
        Stream<TransformType> named = Stream.of(offered.transforms(), configured.transforms()).flatMap(List::stream)
                .map(Transform::type);
        return Stream.concat(required, named)
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.comparingInt(CodePoint::code)));
    }

    private static ImmutableList<Transform> orAbsent(TransformType type, ImmutableList<Transform> transforms) {
        return transforms.isEmpty() ? ImmutableList.of(TransformRules.absent(type)) : transforms;
    }

    private static ImmutableList<Transform> real(ImmutableList<Transform> transforms) {
        return transforms.stream().filter(t -> !TransformRules.isNone(t)).collect(ImmutableList.toImmutableList());
    }

    private static Optional<ProposalMatch> differs(String what, String offered, String configured) {
        return Optional.of(new ProposalMatch.Differs(what, offered, configured));
    }
}
