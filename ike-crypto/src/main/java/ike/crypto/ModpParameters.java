package ike.crypto;

import ike.crypto.Agreement.Refused;
import java.math.BigInteger;
import java.util.Optional;

/** The numbers of a MODP group, and what follows from their kind: which exponents to take, which values to refuse. */
sealed interface ModpParameters {
    /** The modulus. */
    BigInteger prime();

    /** What public values are powers of. */
    BigInteger generator();

    /** The private value that a seed makes. */
    BigInteger exponent(byte[] seed);

    /** Why a peer's value must not be used, if so. */
    Optional<Refused> refusal(BigInteger r);

    /**
     * A prime p for which (p-1)/2 is prime too; the generator is 2 unless somebody has invented the group.
     *
     * <p>
     * Exponents are short: RFC 3526 §8 wants at least twice the group's strength. The exponent is 2^(8n) plus a seed of
     * n octets, so that its length, and with it the number of squarings, is always the same.
     */
    record SafePrime(BigInteger prime, BigInteger generator) implements ModpParameters {
        @Override
        public BigInteger exponent(byte[] seed) {
            return new BigInteger(1, seed).setBit(8 * seed.length);
        }

        @Override
        public Optional<Refused> refusal(BigInteger r) {
            return outOfRange(r, prime, "RFC 6989 §2.1");
        }
    }

    /**
     * A prime p with a subgroup of the prime order q (RFC 5114 §2.1 to §2.3): (p-1)/q has small factors, so a peer's
     * value may lie in a subgroup so small that our exponent shows. We use an exponent once and might skip the
     * expensive test; it is made all the same, because nothing else tells a careless peer from a hostile one.
     *
     * <p>
     * The exponent is (seed mod (q-1)) + 1 with 64 bits more of seed than q has, which leaves no bias worth the name
     * (FIPS 186-5 A.2.1).
     */
    record Subgroup(BigInteger prime, BigInteger generator, BigInteger order) implements ModpParameters {
        @Override
        public BigInteger exponent(byte[] seed) {
            return new BigInteger(1, seed).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
        }

        @Override
        public Optional<Refused> refusal(BigInteger r) {
            Optional<Refused> refused = outOfRange(r, prime, "RFC 6989 §2.2");
            if (refused.isPresent() || r.modPow(order, prime).equals(BigInteger.ONE)) {
                return refused;
            }
            return Optional.of(new Refused("the public value is not in the subgroup of order q", "RFC 6989 §2.2"));
        }
    }

    private static Optional<Refused> outOfRange(BigInteger r, BigInteger prime, String section) {
        boolean inRange = r.compareTo(BigInteger.ONE) > 0 && r.compareTo(prime.subtract(BigInteger.ONE)) < 0;
        return inRange
                ? Optional.empty()
                : Optional.of(new Refused("the public value is not between 1 and p-1", section));
    }
}
