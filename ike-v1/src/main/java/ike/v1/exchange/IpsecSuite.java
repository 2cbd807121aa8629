package ike.v1.exchange;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.engine.IpsecProtocol;
import ike.v1.sa.PrivateGroups;
import ike.wire.v1.AhTransformId;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.EspTransformId;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.Transform;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.SequenceNumbersId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one transform of an ESP or AH proposal stands for (RFC 2407 §4.4.3, §4.4.4, §4.5).
 *
 * @param encryption that of AH hides nothing and has no key
 * @param group with perfect forward secrecy
 * @param extendedSequence sequence numbers of 64 bits (RFC 4304)
 */
record IpsecSuite(IpsecProtocol protocol, Encryption encryption, Optional<Integrity> integrity,
        Optional<KeyExchange> group, boolean extendedSequence) {
    private static final int EXTENDED = 1;
    /** What may be said of a suite; ECN Tunnel asks for what we always do (RFC 6040). */
    private static final ImmutableSet<IpsecAttribute> SUPPORTED = Sets.immutableEnumSet(IpsecAttribute.SA_LIFE_TYPE,
            IpsecAttribute.SA_LIFE_DURATION, IpsecAttribute.GROUP_DESCRIPTION, IpsecAttribute.ENCAPSULATION_MODE,
            IpsecAttribute.AUTHENTICATION_ALGORITHM, IpsecAttribute.KEY_LENGTH, IpsecAttribute.ECN_TUNNEL,
            IpsecAttribute.EXTENDED_SEQUENCE_NUMBER);

    /**
     * The suite of a transform on an SA with these private groups; nothing when one of its algorithms is not here, or an attribute
     * of the registry that we do nothing about (RFC 2407 §4.5).
     */
    static Optional<IpsecSuite> of(Transform transform, PrivateGroups groups) {
        if (transform.attributes().stream().map(DataAttribute::type)
                .anyMatch(type -> type instanceof IpsecAttribute known && !SUPPORTED.contains(known))) {
            return Optional.empty();
        }
        OptionalInt algorithm = Attributes.small(transform, IpsecAttribute.AUTHENTICATION_ALGORITHM);
        OptionalInt number = Attributes.small(transform, IpsecAttribute.GROUP_DESCRIPTION);
        Optional<Integrity> integrity = algorithm.isPresent()
                ? Ikev1Algorithms.authentication(algorithm.getAsInt())
                : Optional.empty();
        Optional<KeyExchange> group = number.isPresent() ? groups.find(number.getAsInt()) : Optional.empty();
        if (integrity.isPresent() != algorithm.isPresent() || group.isPresent() != number.isPresent()) {
            return Optional.empty();
        }
        boolean extended = Attributes.small(transform, IpsecAttribute.EXTENDED_SEQUENCE_NUMBER)
                .equals(OptionalInt.of(EXTENDED));
        return switch (transform.id()) {
            case EspTransformId esp -> Ikev1Algorithms.esp(esp.code(),
                    Attributes.small(transform, IpsecAttribute.KEY_LENGTH))
                    .filter(e -> e.aead() != integrity.isPresent())
                    .map(e -> new IpsecSuite(IpsecProtocol.ESP, e, integrity, group, extended));
            // The attribute has to say what the transform says (RFC 2407 §4.4.3).
            case AhTransformId ah when integrity.isPresent() && Ikev1Algorithms.ah(ah.code()).equals(integrity) ->
                Algorithms.encryption(EncryptionId.ENCR_NULL, OptionalInt.empty())
                        .map(none -> new IpsecSuite(IpsecProtocol.AH, none, integrity, group, extended));
            default -> Optional.empty();
        };
    }

    /** {@code ENCR_AES_CBC_128/AUTH_HMAC_SHA1_96}, and a group behind it; of AH without the encryption. */
    String label() {
        String bits = encryption.keyLengthAttribute().isPresent() ? "_" + encryption.keyBits() : "";
        Stream<String> hidden = protocol == IpsecProtocol.AH
                ? Stream.of()
                : Stream.of(encryption.id().label() + bits);
        Stream<String> numbers = extendedSequence
                ? Stream.of(SequenceNumbersId.PARTIALLY_TRANSMITTED_64.label())
                : Stream.of();
        return Stream.of(hidden, integrity.map(i -> i.id().label()).stream(), group.map(KeyExchange::label).stream(),
                numbers).flatMap(part -> part).collect(Collectors.joining("/"));
    }
}
