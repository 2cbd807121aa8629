package ike.interop.transcript;

import ike.crypto.Encryption;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.KeyExchange;
import ike.crypto.v1.OakleySuite;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Transform;
import java.util.Optional;
import java.util.OptionalInt;

/** The algorithms that the chosen transform of Phase 1 names (RFC 2409 Appendix A), as far as they are here. */
public final class OakleyChoice {
    private OakleyChoice() {
    }

    static Optional<OakleySuite> suite(Transform transform) {
        Optional<Encryption> encryption = number(transform, OakleyAttribute.ENCRYPTION_ALGORITHM)
                .flatMap(id -> Ikev1Algorithms.encryption(id, bits(transform)));
        Optional<Hash> hash = hash(transform);
        // A watcher needs no group: any stands for one that this program does not have.
        Optional<KeyExchange> group = number(transform, OakleyAttribute.GROUP_DESCRIPTION)
                .flatMap(Ikev1Algorithms::group).or(() -> Ikev1Algorithms.group(2));
        return encryption.flatMap(e -> hash.flatMap(h -> group.map(g -> new OakleySuite(e, h, g))));
    }

    /** The hash, which also makes the prf. */
    public static Optional<Hash> hash(Transform transform) {
        return number(transform, OakleyAttribute.HASH_ALGORITHM).flatMap(Ikev1Algorithms::hash);
    }

    private static OptionalInt bits(Transform transform) {
        return number(transform, OakleyAttribute.KEY_LENGTH).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<Integer> number(Transform transform, OakleyAttribute type) {
        return transform.attribute(type).map(DataAttribute::number).filter(value -> value.bitLength() <= 16)
                .map(value -> value.intValue());
    }
}
