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
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.TransformType;
import java.util.OptionalInt;

/**
 * A configured proposal of ESP or AH as transforms of Quick Mode (RFC 2407 §4.5): every combination is a transform of its own.
 */
final class Phase2Suites {
    private Phase2Suites() {
    }

    /** Its transforms, best first, numbered from 1; what IKEv1 has no number for is left out. */
    static ImmutableList<Transform> of(ProposalSpec spec, PfsGroups groups, EncapsulationMode mode, Lifetimes life) {
        ImmutableList.Builder<Transform> transforms = ImmutableList.builder();
        int number = 1;
        for (Cipher cipher : ciphers(spec)) {
            for (OptionalInt group : groups.of(spec)) {
                for (boolean extended : sequenceNumbers(spec)) {
                    if (number <= 255) {
                        transforms.add(new Transform(number++, cipher.id(),
                                attributes(mode, life, cipher, group, extended)));
                    }
                }
            }
        }
        return transforms.build();
    }

    /** What a transform says of encryption and integrity. */
    private record Cipher(TransformId id, OptionalInt keyBits, OptionalInt authentication) {
    }

    private static ImmutableList<Cipher> ciphers(ProposalSpec spec) {
        return spec.protocol() == ike.wire.v2.ProtocolId.Known.AH
                ? spec.of(TransformType.Known.INTEG).stream().map(Phase2Suites::ids)
                        .filter(ids -> ids.ah().isPresent() && ids.authentication().isPresent())
                        .map(ids -> new Cipher(TransformId.of(ProtocolId.Known.AH, ids.ah().getAsInt()),
                                OptionalInt.empty(), ids.authentication()))
                        .collect(ImmutableList.toImmutableList())
                : spec.of(TransformType.Known.ENCR).stream().filter(encryption -> ids(encryption).esp().isPresent())
                        .flatMap(encryption -> authentications(encryption, spec).stream()
                                .map(authentication -> new Cipher(
                                        TransformId.of(ProtocolId.Known.ESP, ids(encryption).esp().getAsInt()),
                                        encryption.keyLength(), authentication)))
                        .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<DataAttribute> attributes(EncapsulationMode mode, Lifetimes life, Cipher cipher,
            OptionalInt group, boolean extended) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
        attributes.add(DataAttribute.of(IpsecAttribute.ENCAPSULATION_MODE, mode.code()));
        group.ifPresent(g -> attributes.add(DataAttribute.of(IpsecAttribute.GROUP_DESCRIPTION, g)));
        cipher.authentication()
                .ifPresent(a -> attributes.add(DataAttribute.of(IpsecAttribute.AUTHENTICATION_ALGORITHM, a)));
        cipher.keyBits().ifPresent(length -> attributes.add(DataAttribute.of(IpsecAttribute.KEY_LENGTH, length)));
        if (extended) {
            attributes.add(DataAttribute.of(IpsecAttribute.EXTENDED_SEQUENCE_NUMBER, 1));
        }
        return attributes.addAll(life.attributes(ProtocolId.Known.ESP)).build();
    }

    /** Whether they have 64 bits (RFC 4304); of 32 where the proposal does not say. */
    private static ImmutableList<Boolean> sequenceNumbers(ProposalSpec spec) {
        ImmutableList<ike.wire.v2.Transform> named = spec.of(TransformType.Known.SN);
        return named.isEmpty()
                ? ImmutableList.of(false)
                : named.stream().map(sn -> sn.id().equals(SequenceNumbersId.PARTIALLY_TRANSMITTED_64))
                        .collect(ImmutableList.toImmutableList());
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
