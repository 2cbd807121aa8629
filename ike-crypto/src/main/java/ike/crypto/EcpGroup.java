package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * Elliptic curve groups over a prime field (RFC 5903). A public value is x | y, both as long as the field (§7); the
 * shared secret is the x coordinate alone (§9 tells why RFC 4753's form is not it). The point at infinity has no
 * encoding.
 *
 * <p>
 * The private value is (seed mod (n-1)) + 1 with 64 bits more of seed than the order has, which leaves no bias worth
 * the name (FIPS 186-5 A.2.1).
 */
final class EcpGroup implements DiffieHellman {
    private static final int EXTRA_SEED = 8;
    private static final String TEST_SECTION = "RFC 6989 §2.3";

    private final KeyExchangeId id;
    private final X9ECParameters parameters;
    private final int fieldLength;

    /** @param name the curve's name in SEC 2, {@code secp256r1} */
    EcpGroup(KeyExchangeId id, String name) {
        this.id = id;
        parameters = CustomNamedCurves.getByName(name);
        fieldLength = (parameters.getCurve().getFieldSize() + 7) / 8;
    }

    @Override
    public KeyExchangeId id() {
        return id;
    }

    @Override
    public int seedLength() {
        return fieldLength + EXTRA_SEED;
    }

    @Override
    public int publicLength() {
        return 2 * fieldLength;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        ECPoint point = new FixedPointCombMultiplier().multiply(parameters.getG(), privateValue(seed)).normalize();
        return Bytes.concat(coordinate(point.getAffineXCoord().toBigInteger()),
                coordinate(point.getAffineYCoord().toBigInteger()));
    }

    /** RFC 6989 §2.3: both coordinates belong to the field and satisfy the curve's equation. */
    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        BigInteger p = parameters.getCurve().getField().getCharacteristic();
        if (x(peerPublic).compareTo(p) >= 0 || y(peerPublic).compareTo(p) >= 0) {
            return Optional.of(new Refused("a coordinate is not below the field's prime", TEST_SECTION));
        }
        return point(peerPublic).isValid()
                ? Optional.empty()
                : Optional.of(new Refused("the point is not on the curve", TEST_SECTION));
    }

    @Override
    public Agreement agreement(Bytes publicData, Secret seed, Bytes peerPublic) {
        ECPoint product = ECAlgorithms.cleanPoint(parameters.getCurve(), point(peerPublic))
                .multiply(privateValue(seed)).normalize();
        return new Agreed(publicData, Secret.owning(product.getAffineXCoord().getEncoded()));
    }

    private BigInteger privateValue(Secret seed) {
        BigInteger below = parameters.getN().subtract(BigInteger.ONE);
        return new BigInteger(1, checkedSeed(seed)).mod(below).add(BigInteger.ONE);
    }

    private ECPoint point(Bytes value) {
        ECCurve curve = parameters.getCurve();
        return curve.createPoint(x(value), y(value));
    }

    private BigInteger x(Bytes value) {
        return new BigInteger(1, value.slice(0, fieldLength).toArray());
    }

    private BigInteger y(Bytes value) {
        return new BigInteger(1, value.from(fieldLength).toArray());
    }

    private Bytes coordinate(BigInteger value) {
        return Bytes.owning(BigIntegers.asUnsignedByteArray(fieldLength, value));
    }
}
