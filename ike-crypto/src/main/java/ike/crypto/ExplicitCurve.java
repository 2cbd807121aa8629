package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A curve y² = x³ + ax + b over a prime field, said by its numbers (RFC 2409 Appendix A: the attributes 6, 7, 9 and 10). How many
 * points a stranger's curve has, and in which subgroups, takes long to find out; so the only ones used are those that have a
 * number all the same.
 *
 * @param generator its x coordinate
 */
public record ExplicitCurve(BigInteger prime, BigInteger a, BigInteger b, BigInteger generator) {
    /** The group that it is. */
    public Optional<KeyExchangeId> known() {
        return KeyExchangeTable.ROWS.stream().flatMap(row -> row.code().stream())
                .filter(method -> method instanceof EcpGroup group && isThatOf(group.curve())).map(KeyExchange::id)
                .findFirst();
    }

    /** Two points of a curve determine a and b. */
    private boolean isThatOf(EllipticCurve curve) {
        return prime.equals(curve.prime()) && a.compareTo(prime) < 0 && b.compareTo(prime) < 0
                && generator.equals(x(curve.multipleOfGenerator(BigInteger.ONE)))
                && contains(curve.multipleOfGenerator(BigInteger.ONE))
                && contains(curve.multipleOfGenerator(BigInteger.TWO));
    }

    private boolean contains(Bytes point) {
        BigInteger x = x(point);
        BigInteger y = new BigInteger(1, point.from(point.length() / 2).toArray());
        return y.multiply(y).subtract(x.multiply(x).add(a).multiply(x)).subtract(b).mod(prime).signum() == 0;
    }

    private static BigInteger x(Bytes point) {
        return new BigInteger(1, point.slice(0, point.length() / 2).toArray());
    }
}
