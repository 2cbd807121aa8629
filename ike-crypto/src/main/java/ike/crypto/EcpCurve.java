package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/**
 * The arithmetic of the curves y^2 = x^3 - 3x + b of RFC 5903 §3. Whoever touches this class loads Bouncy Castle, so
 * {@link EcpGroup} makes one when a group is first used.
 */
final class EcpCurve {
    private final ECPoint generator;

    private EcpCurve(ECPoint generator) {
        this.generator = generator;
    }

    /** The curve of a group. */
    static EcpCurve of(KeyExchangeId group) {
        return new EcpCurve(switch (group) {
            case ECP_256 -> p256();
            case ECP_384 -> p384();
            case ECP_521 -> p521();
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

    /** RFC 5903 §3.1. */
    private static ECPoint p256() {
        return generator(new SecP256R1Curve(), "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
                "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    }

    /** RFC 5903 §3.2. */
    private static ECPoint p384() {
        return generator(new SecP384R1Curve(),
                "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
                "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f");
    }

    /** RFC 5903 §3.3. */
    private static ECPoint p521() {
        return generator(new SecP521R1Curve(), """
                00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d
                3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5
                bd66""", """
                011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e
                662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd1
                6650""");
    }

    private static ECPoint generator(ECCurve curve, String x, String y) {
        return curve.createPoint(number(x), number(y));
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex.replace("\n", ""), 16);
    }
}
