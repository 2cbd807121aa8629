package ike.crypto.libcrypto;

import ike.crypto.EllipticCurve;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A curve of OpenSSL's. It multiplies in constant time.
 *
 * @param group never freed: there are nine at most
 * @param fieldLength octets of a coordinate
 * @param benches what each thread works with
 */
record Curve(MemorySegment group, int fieldLength, BigInteger order, BigInteger prime, ThreadLocal<EcBench> benches)
        implements
            EllipticCurve {
    private static final int UNCOMPRESSED = 4;

    /** The curve of a group. */
    static Curve of(KeyExchangeId id) {
        MemorySegment group = Ec.group(switch (id) {
            case ECP_192 -> "prime192v1";
            case ECP_224 -> "secp224r1";
            case ECP_256 -> "prime256v1";
            case ECP_384 -> "secp384r1";
            case ECP_521 -> "secp521r1";
            case BRAINPOOL_P224R1 -> "brainpoolP224r1";
            case BRAINPOOL_P256R1 -> "brainpoolP256r1";
            case BRAINPOOL_P384R1 -> "brainpoolP384r1";
            case BRAINPOOL_P512R1 -> "brainpoolP512r1";
            default -> throw new IllegalArgumentException("no curve for " + id.label());
        });
        BigInteger prime = Ec.prime(group);
        int fieldLength = (prime.bitLength() + 7) / 8;
        return new Curve(group, fieldLength, Ec.order(group), prime,
                ThreadLocal.withInitial(() -> new EcBench(group, fieldLength)));
    }

    @Override
    public Bytes multipleOfGenerator(BigInteger scalar) {
        byte[] octets = scalar.toByteArray();
        byte[] product = Ec.multipleOfGenerator(group, octets, 1 + 2 * fieldLength);
        Arrays.fill(octets, (byte) 0);
        return Bytes.owning(product).from(1);
    }

    @Override
    public Optional<Secret> multiple(Bytes point, BigInteger scalar) {
        byte[] octets = scalar.toByteArray();
        byte[] x = new byte[fieldLength];
        boolean onCurve = benches.get().multiply(octets, point.toArray(), x);
        Arrays.fill(octets, (byte) 0);
        return onCurve ? Optional.of(Secret.owning(x)) : Optional.empty();
    }

    @Override
    public Optional<Bytes> sum(BigInteger ofGenerator, Bytes point, BigInteger ofPoint) {
        byte[] sum = Ec.sum(group, ofGenerator.toByteArray(), encoded(point), ofPoint.toByteArray(),
                1 + 2 * fieldLength);
        return sum.length == 0 ? Optional.empty() : Optional.of(Bytes.owning(sum).slice(1, 1 + fieldLength));
    }

    private static byte[] encoded(Bytes point) {
        return Bytes.concat(Bytes.of(UNCOMPRESSED), point).toArray();
    }
}
