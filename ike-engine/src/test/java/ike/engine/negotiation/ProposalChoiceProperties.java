package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import ike.engine.config.ProposalSpec;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType.Known;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random ESP proposals against random configurations, judged by trying every combination. */
class ProposalChoiceProperties {
    private static final List<Known> TYPES = List.of(Known.ENCR, Known.INTEG, Known.KE, Known.SN);

    @Property(tries = 2000)
    void theChoiceSatisfiesBothSidesAndIsOnlyMissingWhenNothingDoes(@ForAll("transforms") List<Set<Transform>> offers,
            @ForAll("transforms") List<Set<Transform>> configs) {
        List<Proposal> offered = new ArrayList<>();
        offers.forEach(o -> offered.add(Suites.esp(offered.size() + 1, o.toArray(Transform[]::new))));
        List<ProposalSpec> configured = configs.stream().map(c -> Suites.espSpec("random", c.toArray(Transform[]::new)))
                .toList();
        boolean possible = offered.stream()
                .anyMatch(o -> configured.stream().anyMatch(c -> !solutions(o, c).isEmpty()));
        switch (ProposalChoice.choose(offered, configured)) {
            case Choice.Chosen chosen -> {
                Proposal from = offered.get(chosen.chosen().number() - 1);
                assertThat(solutions(from, chosen.by())).contains(complete(chosen.chosen().transforms()));
                assertThat(chosen.chosen().transforms()).extracting(Transform::type).doesNotHaveDuplicates()
                        .hasSameElementsAs(
                                new LinkedHashSet<>(from.transforms().stream().map(Transform::type).toList()));
                assertThat(ProposalChoice.verifyAnswer(offered, List.of(chosen.answer(Suites.SPI))))
                        .isInstanceOf(ProposalAnswer.Consistent.class);
            }
            case Choice.None(String explanation) -> {
                assertThat(possible).isFalse();
                assertThat(explanation).startsWith("no proposal in common");
            }
        }
    }

    @Provide
    Arbitrary<List<Set<Transform>>> transforms() {
        List<Transform> all = List.of(Suites.CBC128, Suites.GCM256, Suites.SHA1, Suites.SHA256, Suites.NO_INTEG,
                Suites.X25519, Suites.ECP256, Suites.NO_KE,
                Suites.SN32, Suites.SN64);
        return Arbitraries.of(all).set().ofMinSize(1).list().ofMinSize(1).ofMaxSize(2);
    }

    private static Set<List<Transform>> solutions(Proposal offered, ProposalSpec configured) {
        List<Set<Transform>> common = TYPES.stream().map(type -> {
            Set<Transform> theirs = orNone(type, offered.transforms(type));
            boolean ownIntegrity = type == Known.INTEG;
            Set<Transform> ours = orNone(type, configured.of(type));
            return ownIntegrity
                    ? Sets.filter(theirs, t -> ours.contains(t) || t.equals(Suites.NO_INTEG))
                    : Sets.filter(theirs, ours::contains);
        }).toList();
        return Sets.filter(Sets.cartesianProduct(common), ProposalChoiceProperties::isProtected);
    }

    private static boolean isProtected(List<Transform> suite) {
        return suite.getFirst().equals(Suites.GCM256) == suite.get(1).equals(Suites.NO_INTEG);
    }

    private static List<Transform> complete(List<Transform> chosen) {
        return TYPES.stream()
                .map(type -> chosen.stream().filter(t -> t.type() == type).findFirst().orElseGet(() -> none(type)))
                .toList();
    }

    private static Set<Transform> orNone(Known type, ImmutableList<Transform> transforms) {
        return transforms.isEmpty() && type != Known.ENCR ? Set.of(none(type)) : new LinkedHashSet<>(transforms);
    }

    private static Transform none(Known type) {
        return Transform.of(type, TransformId.of(type, 0));
    }
}
