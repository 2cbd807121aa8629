package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The arithmetic of one curve over a prime field with cofactor 1 (RFC 5903 §3, RFC 5114 §2, RFC 5639 §3). */
public interface EllipticCurve {
    /** How many points there are. */
    BigInteger order();

    /** The prime of the field that coordinates belong to. */
    BigInteger prime();

    /** x | y of the generator's multiple; the scalar is between 1 and the order less 1. */
    Bytes multipleOfGenerator(BigInteger scalar);

    /**
     * The x coordinate of a point's multiple; nothing when x | y, both below the prime, do not satisfy the curve's equation:
     * then nothing was multiplied.
     */
    Optional<Secret> multiple(Bytes point, BigInteger scalar);

    /**
     * The x coordinate of the sum of a multiple of the generator and one of a point, none of them secret; nothing when the sum
     * is the point at infinity. Both numbers are below the order, the point x | y is on the curve.
     */
    Optional<Bytes> sum(BigInteger ofGenerator, Bytes point, BigInteger ofPoint);

    /** The arithmetic of a group, by the library that serves now. */
    static EllipticCurve serving(KeyExchangeId group) {
        return Backends.of(primitive(group)).of(group);
    }

    /** What libraries compete for in a group. */
    static Primitive<Service> primitive(KeyExchangeId group) {
        return group == KeyExchangeId.ECP_384 ? Primitives.ECP_384 : Primitives.ECP;
    }

    /** Makes each curve once, when it is first used. */
    static Service remembered(Service maker) {
        Map<KeyExchangeId, EllipticCurve> made = new EnumMap<>(KeyExchangeId.class);
        return group -> {
            synchronized (made) {
                return made.computeIfAbsent(group, maker::of);
            }
        };
    }

    /** What a library gives: the curve of each ECP group. */
    @FunctionalInterface
    interface Service {
        /** The curve of a group. */
        EllipticCurve of(KeyExchangeId group);
    }
}
