package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithm;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Ikev1Ids;
import ike.engine.config.ProposalSpec;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Transform;
import ike.wire.v1.TransformId;
import ike.wire.v2.TransformType;
import java.util.OptionalInt;

/**
 * A configured ESP proposal as transforms of Quick Mode (RFC 2407 §4.5): every combination is a transform of its own.
 */
final class Phase2Suites {
    private Phase2Suites() {
    }

    /** Its transforms, best first, numbered from 1; what IKEv1 has no number for is left out. */
    static ImmutableList<Transform> of(ProposalSpec spec, PfsGroups groups, EncapsulationMode mode, Lifetimes life) {
        ImmutableList.Builder<Transform> transforms = ImmutableList.builder();
        int number = 1;
        for (ike.wire.v2.Transform encryption : spec.of(TransformType.Known.ENCR)) {
            OptionalInt id = ids(encryption).esp();
            for (OptionalInt authentication : authentications(encryption, spec)) {
                for (OptionalInt group : groups.of(spec)) {
                    if (id.isPresent() && number <= 255) {
                        transforms.add(new Transform(number++, TransformId.of(ProtocolId.Known.ESP, id.getAsInt()),
                                attributes(mode, life, encryption.keyLength(), authentication, group)));
                    }
                }
            }
        }
        return transforms.build();
    }

    private static ImmutableList<DataAttribute> attributes(EncapsulationMode mode, Lifetimes life, OptionalInt bits,
            OptionalInt authentication, OptionalInt group) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        attributes.add(DataAttribute.of(IpsecAttribute.ENCAPSULATION_MODE, mode.code()));
        group.ifPresent(g -> attributes.add(DataAttribute.of(IpsecAttribute.GROUP_DESCRIPTION, g)));
        authentication.ifPresent(a -> attributes.add(DataAttribute.of(IpsecAttribute.AUTHENTICATION_ALGORITHM, a)));
        bits.ifPresent(length -> attributes.add(DataAttribute.of(IpsecAttribute.KEY_LENGTH, length)));
        return attributes.addAll(life.attributes(ProtocolId.Known.ESP)).build();
    }

    /** One without for a cipher that checks integrity by itself. */
    private static ImmutableList<OptionalInt> authentications(ike.wire.v2.Transform encryption, ProposalSpec spec) {
        if (Algorithms.encryption(encryption.id(), encryption.keyLength()).map(Encryption::aead).orElse(false)) {
            return ImmutableList.of(OptionalInt.empty());
        }
        return spec.of(TransformType.Known.INTEG).stream().map(transform -> ids(transform).authentication())
                .filter(OptionalInt::isPresent).collect(ImmutableList.toImmutableList());
    }

    static Ikev1Ids ids(ike.wire.v2.Transform transform) {
        return Algorithms.of(transform).map(Algorithm::ikev1).orElse(Ikev1Ids.NONE);
    }
}
