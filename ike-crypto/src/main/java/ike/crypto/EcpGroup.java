package ike.crypto;

import com.google.common.base.Suppliers;
import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

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
    private final int fieldLength;
    private final Supplier<ECPoint> generator;

    /**
     * @param fieldLength octets of one coordinate
     * @param generator called when the group is first used, so that nobody pays for a group that is only in the table
     */
    EcpGroup(KeyExchangeId id, int fieldLength, Supplier<ECPoint> generator) {
        this.id = id;
        this.fieldLength = fieldLength;
        this.generator = Suppliers.memoize(generator::get);
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
        ECPoint point = new FixedPointCombMultiplier().multiply(generator.get(), privateValue(seed)).normalize();
        return Bytes.concat(Bytes.owning(point.getAffineXCoord().getEncoded()),
                Bytes.owning(point.getAffineYCoord().getEncoded()));
    }

    /** RFC 6989 §2.3: both coordinates belong to the field and satisfy the curve's equation. */
    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        BigInteger p = curve().getField().getCharacteristic();
        if (x(peerPublic).compareTo(p) >= 0 || y(peerPublic).compareTo(p) >= 0) {
            return Optional.of(new Refused("a coordinate is not below the field's prime", TEST_SECTION));
        }
        return point(peerPublic).isValid()
                ? Optional.empty()
                : Optional.of(new Refused("the point is not on the curve", TEST_SECTION));
    }

    @Override
    public Agreement agreement(Bytes publicData, Secret seed, Bytes peerPublic) {
        ECPoint product = point(peerPublic).multiply(privateValue(seed)).normalize();
        return new Agreed(publicData, Secret.owning(product.getAffineXCoord().getEncoded()));
    }

    private BigInteger privateValue(Secret seed) {
        BigInteger below = curve().getOrder().subtract(BigInteger.ONE);
        return new BigInteger(1, checkedSeed(seed)).mod(below).add(BigInteger.ONE);
    }

    private ECPoint point(Bytes value) {
        return curve().createPoint(x(value), y(value));
    }

    private BigInteger x(Bytes value) {
        return new BigInteger(1, value.slice(0, fieldLength).toArray());
    }

    private BigInteger y(Bytes value) {
        return new BigInteger(1, value.from(fieldLength).toArray());
    }

    private ECCurve curve() {
        return generator.get().getCurve();
    }
}
