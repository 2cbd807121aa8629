package ike.crypto.bouncycastle;

import ike.crypto.EllipticCurve;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.teletrust.TeleTrusTNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A curve of RFC 5903 §3 or RFC 5114 §2.4 to §2.8, for which Bouncy Castle has arithmetic made for each prime, or of RFC
 * 5639 §3, whose primes allow no shortcut. The time of a multiplication depends on the scalar, which serves for one
 * exchange only.
 */
record BcCurve(ECPoint generator) implements EllipticCurve {
    /** The curve of a group. */
    static BcCurve of(KeyExchangeId group) {
        return new BcCurve(switch (group) {
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

    @Override
    public BigInteger order() {
        return generator.getCurve().getOrder();
    }

    @Override
    public BigInteger prime() {
        return generator.getCurve().getField().getCharacteristic();
    }

    @Override
    public Bytes multipleOfGenerator(BigInteger scalar) {
        ECPoint point = new FixedPointCombMultiplier().multiply(generator, scalar).normalize();
        return Bytes.concat(Bytes.owning(point.getAffineXCoord().getEncoded()),
                Bytes.owning(point.getAffineYCoord().getEncoded()));
    }

    @Override
    public Optional<Secret> multiple(Bytes point, BigInteger scalar) {
        ECPoint peer = point(point);
        return peer.isValid()
                ? Optional.of(Secret.owning(peer.multiply(scalar).normalize().getAffineXCoord().getEncoded()))
                : Optional.empty();
    }

    @Override
    public Optional<Bytes> sum(BigInteger ofGenerator, Bytes point, BigInteger ofPoint) {
        ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(generator, ofGenerator, point(point), ofPoint).normalize();
        return sum.isInfinity() ? Optional.empty() : Optional.of(Bytes.owning(sum.getAffineXCoord().getEncoded()));
    }

    private ECPoint point(Bytes point) {
        int half = point.length() / 2;
        return generator.getCurve().createPoint(new BigInteger(1, point.slice(0, half).toArray()),
                new BigInteger(1, point.from(half).toArray()));
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
