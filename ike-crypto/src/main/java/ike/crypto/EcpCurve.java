package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import org.bouncycastle.asn1.teletrust.TeleTrusTNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * The arithmetic of one curve over a prime field: those of RFC 5903 §3 and RFC 5114 §2.4 to §2.8, for which Bouncy
 * Castle has arithmetic made for each prime, and those of RFC 5639 §3, whose primes allow no shortcut. All have
 * cofactor 1. Whoever touches this class loads Bouncy Castle, so {@link EcpGroup} makes one when a group is first used.
 */
final class EcpCurve {
    private final ECPoint generator;

    private EcpCurve(ECPoint generator) {
        this.generator = generator;
    }

    /** The curve of a group. */
    static EcpCurve of(KeyExchangeId group) {
        return new EcpCurve(switch (group) {
            case ECP_192 -> random("secp192r1");
            case ECP_224 -> random("secp224r1");
            case ECP_256 -> random("secp256r1");
            case ECP_384 -> random("secp384r1");
            case ECP_521 -> random("secp521r1");
            case BRAINPOOL_P224R1 -> brainpool("brainpoolP224r1");
            case BRAINPOOL_P256R1 -> brainpool("brainpoolP256r1");
            case BRAINPOOL_P384R1 -> brainpool("brainpoolP384r1");
            case BRAINPOOL_P512R1 -> brainpool("brainpoolP512r1");
            default -> throw new IllegalArgumentException("no curve for " + group.label());
        });
    }

    /** How many points there are. */
    BigInteger order() {
        return generator.getCurve().getOrder();
    }

    /** The prime of the field that coordinates belong to. */
    BigInteger prime() {
        return generator.getCurve().getField().getCharacteristic();
    }

    /** Whether coordinates below the prime satisfy the curve's equation. */
    boolean contains(BigInteger x, BigInteger y) {
        return generator.getCurve().createPoint(x, y).isValid();
    }

    /** x | y of the generator's multiple. */
    Bytes multipleOfGenerator(BigInteger scalar) {
        ECPoint point = new FixedPointCombMultiplier().multiply(generator, scalar).normalize();
        return Bytes.concat(Bytes.owning(point.getAffineXCoord().getEncoded()),
                Bytes.owning(point.getAffineYCoord().getEncoded()));
    }

    /**
     * The x coordinate of a point's multiple; the point is on the curve. The time taken depends on the scalar, which
     * serves for one exchange only.
     */
    Secret multiple(BigInteger x, BigInteger y, BigInteger scalar) {
        ECPoint point = generator.getCurve().createPoint(x, y).multiply(scalar).normalize();
        return Secret.owning(point.getAffineXCoord().getEncoded());
    }

    private static ECPoint random(String name) {
        return generator(CustomNamedCurves.getByName(name));
    }

    private static ECPoint brainpool(String name) {
        return generator(TeleTrusTNamedCurves.getByName(name));
    }

    private static ECPoint generator(X9ECParameters parameters) {
        return parameters.getG();
    }
}
