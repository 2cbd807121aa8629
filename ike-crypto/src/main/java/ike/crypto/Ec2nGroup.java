package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The third and fourth Oakley group, of IKEv1 only and for study (RFC 2409 §6.3, §6.4, RFC 2412 Appendix E.3, E.4):
 *
 * <pre>
 * y² + xy = x³ + b   over GF(2^155), modulo u^155 + u^62 + 1, or over GF(2^185), modulo u^185 + u^69 + 1
 * </pre>
 *
 * A public value is the x coordinate of a multiple of the generator, as long as the field in whole 32-bit words; so is the
 * shared secret. Both points of one x give the same secret. These groups have no number in IKEv2, are weaker than their
 * size says, and their arithmetic here is not constant-time: no proposal offers or accepts them.
 */
public enum Ec2nGroup {
    /** Over GF(2^155), about 76 bits strong; there are 12 times a prime points. */
    THIRD(3, new Numbers(155, 62, "07338f", "7b", "01c8", 12, "AAAAAAAAAAAAAAAAAAB1FCF1E206F421A3EA1B")),
    /** Over GF(2^185), about 91 bits strong; there are 4 times a prime points. */
    FOURTH(4, new Numbers(185, 69, "1ee9", "18", "0d", 4, "7FFFFFFFFFFFFFFFFFFFFFF6FCBE226DCF92105D7E53AF"));

    private static final int EXTRA_SEED = 8;
    private static final int WORD = 32;

    private final int description;
    private final int length;
    private final BigInteger prime;
    private final BigInteger cofactor;
    @SuppressWarnings("ImmutableEnumChecker") // a point changes nothing but what it has precomputed
    private final ECPoint generator;

    /** What a group is made of: the field, b, the generator, the number of points. */
    private record Numbers(int bits, int middle, String b, String x, String y, int cofactor, String prime) {
    }

    Ec2nGroup(int description, Numbers numbers) {
        this.description = description;
        this.length = (numbers.bits + WORD - 1) / WORD * Integer.BYTES;
        this.prime = hex(numbers.prime);
        this.cofactor = BigInteger.valueOf(numbers.cofactor);
        // The order is not told: the generator's own is more than the prime, and points like it would be refused.
        ECCurve curve = new ECCurve.F2m(numbers.bits, numbers.middle, BigInteger.ZERO, hex(numbers.b), null, null);
        this.generator = curve.createPoint(hex(numbers.x), hex(numbers.y));
    }

    /** Its value of the attribute Group Description (RFC 2409 Appendix A). */
    public int description() {
        return description;
    }

    /** How many points the curve has. */
    public BigInteger order() {
        return prime.multiply(cofactor);
    }

    /** Octets of entropy that {@link #publicValue} and {@link #agree} take: the field's and 64 bits more. */
    public int seedLength() {
        return length + EXTRA_SEED;
    }

    /** Octets of a public value and of the shared secret. */
    public int publicLength() {
        return length;
    }

    /** The Key Exchange Data that belong to a seed. */
    public Bytes publicValue(Secret seed) {
        return octets(generator.multiply(privateValue(seed)));
    }

    /** The shared secret with the peer's value, or why that is refused. */
    public Agreement agree(Secret seed, Bytes peerPublic) {
        Optional<ECPoint> peer = peerPublic.length() == length ? point(peerPublic) : Optional.empty();
        if (peer.isEmpty()) {
            return new Refused("the value is no x coordinate of the curve in " + length + " octets", "RFC 2409 §6.3");
        }
        if (peer.get().multiply(cofactor).isInfinity()) {
            return new Refused("the point lies in a small subgroup", "RFC 6989 §2.3");
        }
        return new Agreed(publicValue(seed),
                Secret.owning(octets(peer.get().multiply(privateValue(seed))).toArray()));
    }

    /** The generator's order is the prime with at most the cofactor; a private value is below the prime, and not zero. */
    private BigInteger privateValue(Secret seed) {
        if (seed.length() != seedLength()) {
            throw new IllegalArgumentException("EC2N group " + description + " takes " + seedLength()
                    + " octets of seed, not " + seed.length());
        }
        return new BigInteger(1, seed.octets()).mod(prime.subtract(BigInteger.ONE)).add(BigInteger.ONE);
    }

    /** One of the two points with this x, if there is one. */
    private Optional<ECPoint> point(Bytes x) {
        ECCurve curve = generator.getCurve();
        int fieldOctets = (curve.getFieldSize() + 7) / 8;
        if (!x.slice(0, length - fieldOctets).equals(Bytes.zeros(length - fieldOctets))) {
            return Optional.empty();
        }
        try {
            return Optional.of(curve.decodePoint(Bytes.concat(Bytes.of(2), x.from(length - fieldOctets)).toArray()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Bytes octets(ECPoint point) {
        Bytes x = Bytes.owning(point.normalize().getAffineXCoord().getEncoded());
        return Bytes.concat(Bytes.zeros(length - x.length()), x);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
