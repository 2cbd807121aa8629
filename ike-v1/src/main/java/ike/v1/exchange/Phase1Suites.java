package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.engine.config.GroupOptions;
import ike.engine.config.ProposalSpec;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Transform;
import ike.wire.v2.TransformType;
import java.util.List;
import java.util.OptionalInt;

/**
 * A configured proposal as transforms of Phase 1 (RFC 2409 Appendix A): every combination is a transform of its own.
 */
final class Phase1Suites {
    /** The attributes in which two suites can differ beside the group; lifetimes are not among them. */
    static final ImmutableList<OakleyAttribute> DECIDING = ImmutableList.of(OakleyAttribute.ENCRYPTION_ALGORITHM,
            OakleyAttribute.KEY_LENGTH, OakleyAttribute.HASH_ALGORITHM, OakleyAttribute.AUTHENTICATION_METHOD);

    /** A transform can be numbered by one octet. */
    private static final int MOST = 255;

    /** By IKEv1's numbers. */
    private record Suite(int cipher, OptionalInt keyBits, int hash, ImmutableList<DataAttribute> group) {
    }

    private Phase1Suites() {
    }

    /** Its transforms, best first, numbered from 1; what IKEv1 has no number for is left out. */
    static ImmutableList<Transform> of(ProposalSpec spec, GroupOptions groups, List<AuthenticationMethod> methods,
            Lifetimes life) {
        ImmutableList.Builder<Transform> transforms = ImmutableList.builder();
        int number = 1;
        for (Suite suite : suites(spec, groups(spec, groups))) {
            for (AuthenticationMethod method : methods) {
                if (number <= MOST) {
                    transforms.add(transform(number++, suite, method, life));
                }
            }
        }
        return transforms.build();
    }

    /** How each of its groups is said; one that is described takes the place of all that are named. */
    private static ImmutableList<ImmutableList<DataAttribute>> groups(ProposalSpec spec, GroupOptions options) {
        return options.phase1().map(GroupAttributes::of).map(ImmutableList::of)
                .orElseGet(() -> spec.of(TransformType.Known.KE).stream().map(Phase1Suites::number)
                        .filter(OptionalInt::isPresent)
                        .map(number -> ImmutableList
                                .of(DataAttribute.of(OakleyAttribute.GROUP_DESCRIPTION, number.getAsInt())))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableList<Suite> suites(ProposalSpec spec, List<ImmutableList<DataAttribute>> groups) {
        ImmutableList.Builder<Suite> suites = ImmutableList.builder();
        for (ike.wire.v2.Transform encryption : spec.of(TransformType.Known.ENCR)) {
            for (ike.wire.v2.Transform prf : spec.of(TransformType.Known.PRF)) {
                for (ImmutableList<DataAttribute> group : groups) {
                    OptionalInt cipher = number(encryption);
                    OptionalInt hash = hash(prf);
                    if (cipher.isPresent() && hash.isPresent()) {
                        suites.add(new Suite(cipher.getAsInt(), encryption.keyLength(), hash.getAsInt(), group));
                    }
                }
            }
        }
        return suites.build();
    }

    private static Transform transform(int number, Suite suite, AuthenticationMethod method, Lifetimes life) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        attributes.add(DataAttribute.of(OakleyAttribute.ENCRYPTION_ALGORITHM, suite.cipher()));
        suite.keyBits().ifPresent(length -> attributes.add(DataAttribute.of(OakleyAttribute.KEY_LENGTH, length)));
        attributes.add(DataAttribute.of(OakleyAttribute.HASH_ALGORITHM, suite.hash())).addAll(suite.group())
                .add(DataAttribute.of(OakleyAttribute.AUTHENTICATION_METHOD, method.code()));
        attributes.addAll(life.attributes(ProtocolId.Known.ISAKMP));
        return new Transform(number, IsakmpTransformId.KEY_IKE, attributes.build());
    }

    private static OptionalInt number(ike.wire.v2.Transform transform) {
        return Algorithms.of(transform).map(line -> line.ikev1().phase1()).orElse(OptionalInt.empty());
    }

    private static OptionalInt hash(ike.wire.v2.Transform prf) {
        return Ikev1Algorithms.hashes().stream().filter(hash -> hash.prf().id() == prf.id()).mapToInt(Hash::ikev1)
                .findFirst();
    }
}
