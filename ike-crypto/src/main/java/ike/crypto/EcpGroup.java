package ike.crypto;

import com.google.common.base.Suppliers;
import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Elliptic curve groups over a prime field (RFC 5903, RFC 5114, RFC 6954). A public value is x | y, both as long as the
 * field (RFC 5903 §7); the shared secret is the x coordinate alone (§9 tells why RFC 4753's form is not it). The point
 * at infinity has no encoding.
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
    private final Supplier<Bytes> prime = Suppliers.memoize(this::primeOctets);

    /** @param fieldLength octets of one coordinate */
    EcpGroup(KeyExchangeId id, int fieldLength) {
        this.id = id;
        this.fieldLength = fieldLength;
    }

    @Override
    public KeyExchangeId id() {
        return id;
    }

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(EllipticCurve.primitive(id));
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
        EllipticCurve curve = curve();
        return curve.multipleOfGenerator(privateValue(curve, seed));
    }

    /** RFC 6989 §2.3: both coordinates belong to the field. Whether they satisfy the curve's equation, the library tests. */
    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        boolean isBelow = peerPublic.slice(0, fieldLength).compareTo(prime.get()) < 0
                && peerPublic.from(fieldLength).compareTo(prime.get()) < 0;
        if (!isBelow) {
            return Optional.of(new Refused("a coordinate is not below the field's prime", TEST_SECTION));
        }
        return Optional.empty();
    }

    @Override
    public Agreement agreement(Supplier<Bytes> publicData, Secret seed, Bytes peerPublic) {
        EllipticCurve curve = curve();
        Optional<Secret> shared = curve.multiple(peerPublic, privateValue(curve, seed));
        return shared.isPresent()
                ? new Agreed(publicData.get(), shared.get())
                : new Refused("the point is not on the curve", TEST_SECTION);
    }

    /** The arithmetic, by the library that serves now. */
    EllipticCurve curve() {
        return EllipticCurve.serving(id);
    }

    private BigInteger privateValue(EllipticCurve curve, Secret seed) {
        BigInteger below = curve.order().subtract(BigInteger.ONE);
        return new BigInteger(1, checkedSeed(seed)).mod(below).add(BigInteger.ONE);
    }

    /** As long as a coordinate. */
    private Bytes primeOctets() {
        Bytes octets = Bytes.owning(curve().prime().toByteArray());
        return octets.from(octets.length() - fieldLength);
    }
}
