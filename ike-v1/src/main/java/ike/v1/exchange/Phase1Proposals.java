package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Encryption;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.KeyExchange;
import ike.crypto.v1.OakleySuite;
import ike.engine.config.Connection;
import ike.v1.figure.Family;
import ike.v1.figure.Figure;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Offers and answers of Phase 1 (RFC 2409 §5, Appendix A): one proposal of protocol ISAKMP, in which each transform is
 * a whole suite.
 */
final class Phase1Proposals {
    /** A peer can choose from no more than a byte can number. */
    private static final int MOST = 255;

    private Phase1Proposals() {
    }

    /** What was chosen, and by which connection. */
    record Chosen(SaPayload answer, Transform transform, OakleySuite suite, AuthenticationMethod method,
            Connection connection) {
        /** The messages that go with it. */
        Figure figure(Mode mode) {
            return Figure.of(mode, Family.of(method).orElseThrow());
        }
    }

    /**
     * Everything that the connection allows, best first; {@link Refusal.NoProposal} when IKEv1 can express none of it.
     */
    static SaPayload offer(Connection connection) throws Refused {
        ImmutableList<Transform> transforms = offered(connection);
        if (transforms.isEmpty()) {
            throw new Refused(new Refusal.NotPossible(
                    "connection " + connection.name() + " has no proposal that IKEv1 can express"));
        }
        return SaPayload.of(ImmutableList.of(new Proposal(1, ProtocolId.Known.ISAKMP, Bytes.EMPTY, transforms)));
    }

    /** The public value of Aggressive Mode goes with the offer: all of that has one group (RFC 2409 §5). */
    private static ImmutableList<Transform> offered(Connection connection) {
        ImmutableList<Transform> all = transforms(connection, true);
        if (Mode.of(connection) == Mode.AGGRESSIVE
                && Methods.of(connection).contains(AuthenticationMethod.REVISED_RSA_ENCRYPTION)) {
            // The first message is encrypted with the suite that it offers (§5.3).
            return all.stream().limit(1).collect(ImmutableList.toImmutableList());
        }
        return Mode.of(connection) == Mode.MAIN
                ? all
                : all.stream()
                        .filter(transform -> SaidGroup.of(transform).isSameAs(SaidGroup.of(all.getFirst())))
                        .collect(ImmutableList.toImmutableList());
    }

    /** The first transform of the peer that one of these connections allows; the first connection is asked first. */
    static Chosen choose(SaPayload offered, List<Connection> connections) throws Refused {
        for (Connection connection : connections) {
            for (Proposal proposal : offered.proposals()) {
                for (Transform transform : proposal.transforms()) {
                    if (proposal.protocol() == ProtocolId.Known.ISAKMP && allows(connection, transform)) {
                        Proposal answer = new Proposal(proposal.number(), proposal.protocol(), Bytes.EMPTY,
                                ImmutableList.of(transform));
                        return of(SaPayload.of(ImmutableList.of(answer)), transform, connection);
                    }
                }
            }
        }
        throw new Refused(new Refusal.NoProposal(OfferComparison.of(offered, connections.stream()
                .flatMap(c -> transforms(c, false).stream()).collect(ImmutableList.toImmutableList()),
                transform -> SaidGroup.of(transform).doubt())));
    }

    /** True when a connection would choose this transform. */
    static boolean allows(Connection connection, Transform transform) {
        return suite(transform).isPresent()
                && transforms(connection, false).stream().anyMatch(own -> isSameSuite(own, transform));
    }

    /** The first transform of an offer of ours. */
    static Chosen first(SaPayload offer, Connection connection) {
        return of(offer, offer.proposals().getFirst().transforms().getFirst(), connection);
    }

    private static Chosen of(SaPayload answer, Transform transform, Connection connection) {
        return new Chosen(answer, transform, suite(transform).orElseThrow(),
                find(transform, OakleyAttribute.AUTHENTICATION_METHOD, AuthenticationMethod::find).orElseThrow(),
                connection);
    }

    /** The transform that the answer chose, if it is one of those that this connection offers, unchanged. */
    static Chosen chosen(SaPayload answer, Connection connection) throws Refused {
        SaPayload offer = offer(connection);
        if (answer.proposals().size() != 1 || answer.proposals().getFirst().transforms().size() != 1) {
            throw new Refused(new Refusal.NotOffered("it is not one transform"));
        }
        Transform transform = answer.proposals().getFirst().transforms().getFirst();
        boolean ours = offer.proposals().getFirst().transforms().stream()
                .anyMatch(own -> Attributes.same(transform, own));
        if (!ours || suite(transform).isEmpty()) {
            throw new Refused(new Refusal.NotOffered(transform.describe()));
        }
        return of(answer, transform, connection);
    }

    private static ImmutableList<Transform> transforms(Connection connection, boolean weInitiate) {
        return connection.proposals().stream().flatMap(
                spec -> Phase1Suites.of(spec, connection.ikev1().groups(), Methods.of(connection, weInitiate),
                        Lifetimes.of(connection)).stream())
                .distinct().limit(MOST).collect(ImmutableList.toImmutableList());
    }

    /** Lifetimes may differ: the shorter one holds. */
    private static boolean isSameSuite(Transform own, Transform theirs) {
        return Phase1Suites.DECIDING.stream()
                .allMatch(type -> Attributes.small(own, type).equals(Attributes.small(theirs, type)))
                && SaidGroup.of(own).isSameAs(SaidGroup.of(theirs));
    }

    private static Optional<OakleySuite> suite(Transform transform) {
        OptionalInt bits = Attributes.small(transform, OakleyAttribute.KEY_LENGTH);
        Optional<Encryption> encryption = find(transform, OakleyAttribute.ENCRYPTION_ALGORITHM,
                id -> Ikev1Algorithms.encryption(id, bits));
        Optional<Hash> hash = find(transform, OakleyAttribute.HASH_ALGORITHM, Ikev1Algorithms::hash);
        Optional<KeyExchange> group = SaidGroup.of(transform).method();
        return encryption.flatMap(e -> hash.flatMap(h -> group.map(g -> new OakleySuite(e, h, g))));
    }

    private static <T> Optional<T> find(Transform transform, OakleyAttribute type,
            java.util.function.IntFunction<Optional<T>> table) {
        OptionalInt number = Attributes.small(transform, type);
        return number.isPresent() ? table.apply(number.getAsInt()) : Optional.empty();
    }
}
