package ike.v1.exchange;

import ike.crypto.Encryption;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.v1.sa.PrivateGroups;
import ike.wire.v1.EspTransformId;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.Transform;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one transform of an ESP proposal stands for (RFC 2407 §4.4.4, §4.5).
 *
 * @param group with perfect forward secrecy
 */
record EspSuite(Encryption encryption, Optional<Integrity> integrity, Optional<KeyExchange> group) {
    /** The suite of a transform on an SA with these private groups; nothing when one of its algorithms is not here. */
    static Optional<EspSuite> of(Transform transform, PrivateGroups groups) {
        OptionalInt algorithm = Attributes.small(transform, IpsecAttribute.AUTHENTICATION_ALGORITHM);
        OptionalInt number = Attributes.small(transform, IpsecAttribute.GROUP_DESCRIPTION);
        Optional<Integrity> integrity = algorithm.isPresent()
                ? Ikev1Algorithms.authentication(algorithm.getAsInt())
                : Optional.empty();
        Optional<KeyExchange> group = number.isPresent() ? groups.find(number.getAsInt()) : Optional.empty();
        Optional<Encryption> encryption = transform.id() instanceof EspTransformId
                ? Ikev1Algorithms.esp(transform.id().code(), Attributes.small(transform, IpsecAttribute.KEY_LENGTH))
                : Optional.empty();
        boolean whole = integrity.isPresent() == algorithm.isPresent() && group.isPresent() == number.isPresent();
        return encryption.filter(e -> whole && e.aead() != integrity.isPresent())
                .map(e -> new EspSuite(e, integrity, group));
    }

    /** {@code ENCR_AES_CBC_128/AUTH_HMAC_SHA1_96}. */
    String label() {
        String bits = encryption.keyLengthAttribute().isPresent() ? "_" + encryption.keyBits() : "";
        return encryption.id().label() + bits
                + integrity.map(i -> "/" + i.id().label()).orElse("");
    }
}
