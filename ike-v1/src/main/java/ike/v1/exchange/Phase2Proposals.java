package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.config.ChildConfig;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.NatTraversal;
import ike.v1.sa.PrivateGroups;
import ike.v1.sa.QuickMode;
import ike.wire.Bytes;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Offers and answers of Quick Mode (RFC 2409 §5.5, RFC 2407 §4.5): one proposal, of ESP or of AH, in which each
 * transform is a suite.
 */
final class Phase2Proposals {
    private static final int MOST = 255;
    /** The attributes in which two suites can differ. */
    private static final ImmutableList<IpsecAttribute> DECIDING = ImmutableList.of(
            IpsecAttribute.AUTHENTICATION_ALGORITHM, IpsecAttribute.KEY_LENGTH, IpsecAttribute.GROUP_DESCRIPTION,
            IpsecAttribute.EXTENDED_SEQUENCE_NUMBER);

    private Phase2Proposals() {
    }

    /** What was chosen of one SA payload. */
    record Chosen(SaPayload answer, int ownSpi, int peersSpi, IpsecSuite suite) {
        /** The lifetimes in it: those that were offered. */
        Lifetimes life() {
            return Lifetimes.read(answer.proposals().getFirst().transforms().getFirst().attributes(),
                    ProtocolId.Known.ESP);
        }
    }

    /** Everything that the child allows with the one group of this offer, best first. */
    static SaPayload offer(ChildConfig child, PfsGroups groups, EncapsulationMode mode, int spi) throws Refused {
        ImmutableList<Transform> transforms = transforms(child, groups, mode);
        if (transforms.isEmpty()) {
            throw new Refused(new Refusal.NotPossible(
                    "child " + child.name() + " has no proposal that IKEv1 can express"));
        }
        return SaPayload.of(ImmutableList.of(new Proposal(1, Protocols.of(child), Bytes.u32(spi), transforms)));
    }

    /** One choice for each SA payload; all have the group of the first, because there is one KE payload for them. */
    static ImmutableList<Chosen> choose(Turn turn, List<SaPayload> offers, ChildTraffic.Match match,
            PfsGroups groups) throws Refused {
        ImmutableList.Builder<Chosen> all = ImmutableList.builder();
        Optional<IpsecSuite> first = Optional.empty();
        for (SaPayload offered : offers) {
            Chosen chosen = choose(offered, match.child(), groups, match.mode(), turn.newEspSpi());
            if (!first.map(IpsecSuite::group).orElse(chosen.suite().group()).equals(chosen.suite().group())) {
                throw new Refused(new Refusal.NoProposal("the SA payloads need different groups"));
            }
            first = first.or(() -> Optional.of(chosen.suite()));
            all.add(chosen);
        }
        return all.build();
    }

    /**
     * The first transform of the peer that is configured here and has this mode; answered with our SPI. Proposals with one number
     * are to be taken together, which no child of ours is configured for.
     */
    static Chosen choose(SaPayload offered, ChildConfig child, PfsGroups groups, IpsecMode mode, int spi)
            throws Refused {
        ImmutableList<Transform> ours = transforms(child, groups, TransportMode.attribute(mode));
        for (Proposal proposal : offered.proposals()) {
            boolean alone = offered.proposals().stream().filter(p -> p.number() == proposal.number()).count() == 1;
            for (Transform transform : proposal.transforms()) {
                Optional<IpsecSuite> suite = IpsecSuite.of(transform, groups.agreed());
                if (alone && proposal.protocol().equals(Protocols.of(child)) && isNamed(proposal) && suite.isPresent()
                        && isIn(mode, transform) && ours.stream().anyMatch(own -> isSameSuite(own, transform))) {
                    Proposal answer = new Proposal(proposal.number(), proposal.protocol(), Bytes.u32(spi),
                            ImmutableList.of(transform));
                    return new Chosen(SaPayload.of(ImmutableList.of(answer)), spi, (int) proposal.spi().u32At(0),
                            suite.get());
                }
            }
        }
        throw new Refused(new Refusal.NoProposal(
                "the " + Protocols.of(child).label() + " proposals of child " + child.name() + " do not fit\n"
                        + OfferComparison.of(offered, ours, transform -> doubt(transform, ours))));
    }

    /** An SPI of zero means none (RFC 2406 §2.1). */
    private static boolean isNamed(Proposal proposal) {
        return proposal.spi().u32At(0) != 0;
    }

    /** Perfect forward secrecy on one side only, or in another group, is easily overlooked (RFC 2409 §5.5). */
    private static Optional<String> doubt(Transform theirs, List<Transform> ours) {
        return ours.stream().anyMatch(own -> isSameBut(IpsecAttribute.GROUP_DESCRIPTION, own, theirs))
                ? Optional.of("only its group for perfect forward secrecy is another: that of esp_proposals, none if"
                        + " those name none")
                : Optional.empty();
    }

    /** What the answers chose, in the order of the offers: one each. */
    static ImmutableList<Chosen> chosen(List<SaPayload> answers, List<QuickMode.Offer> offers, PrivateGroups groups)
            throws Refused {
        if (answers.size() != offers.size()) {
            throw new Refused(new Refusal.NotOffered(
                    answers.size() + " SA payloads in answer to " + offers.size()));
        }
        ImmutableList.Builder<Chosen> all = ImmutableList.builder();
        for (int i = 0; i < answers.size(); i++) {
            all.add(chosen(answers.get(i), offers.get(i), groups));
        }
        return all.build();
    }

    /** What an answer chose, if it is one of ours, unchanged. */
    private static Chosen chosen(SaPayload answer, QuickMode.Offer offer, PrivateGroups groups) throws Refused {
        ProtocolId protocol = offer.sa().proposals().getFirst().protocol();
        if (answer.proposals().size() != 1 || answer.proposals().getFirst().transforms().size() != 1
                || !answer.proposals().getFirst().protocol().equals(protocol)) {
            throw new Refused(new Refusal.NotOffered("it is not one " + protocol.label() + " transform"));
        }
        Proposal proposal = answer.proposals().getFirst();
        Transform transform = proposal.transforms().getFirst();
        boolean ours = offer.sa().proposals().getFirst().transforms().stream()
                .anyMatch(own -> Attributes.same(transform, own));
        Optional<IpsecSuite> suite = IpsecSuite.of(transform, groups);
        if (!ours || suite.isEmpty() || !isNamed(proposal)) {
            throw new Refused(new Refusal.NotOffered(transform.describe()));
        }
        return new Chosen(answer, offer.inboundSpi(), (int) proposal.spi().u32At(0), suite.get());
    }

    private static ImmutableList<Transform> transforms(ChildConfig child, PfsGroups groups, EncapsulationMode mode) {
        return child.proposals().stream()
                .flatMap(spec -> Phase2Suites.of(spec, groups, mode, Lifetimes.of(child)).stream()).distinct()
                .limit(MOST).collect(ImmutableList.toImmutableList());
    }

    private static boolean isIn(IpsecMode mode, Transform transform) {
        OptionalInt told = Attributes.small(transform, IpsecAttribute.ENCAPSULATION_MODE);
        return Stream.of(TransportMode.attribute(mode), TransportMode.encapsulated(mode, NatTraversal.FINAL),
                TransportMode.encapsulated(mode, NatTraversal.DRAFT))
                .anyMatch(known -> told.equals(OptionalInt.of(known.code())));
    }

    private static boolean isSameSuite(Transform own, Transform theirs) {
        return own.id().equals(theirs.id()) && DECIDING.stream().allMatch(type -> isSame(type, own, theirs));
    }

    private static boolean isSameBut(IpsecAttribute one, Transform own, Transform theirs) {
        return own.id().equals(theirs.id()) && DECIDING.stream()
                .allMatch(type -> isSame(type, own, theirs) != type.equals(one));
    }

    private static boolean isSame(IpsecAttribute type, Transform own, Transform theirs) {
        return Attributes.small(own, type).equals(Attributes.small(theirs, type));
    }
}
