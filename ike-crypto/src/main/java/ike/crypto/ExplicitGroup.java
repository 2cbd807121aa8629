package ike.crypto;

import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A MODP group said by its numbers instead of by a number of its own (RFC 2409 §5.6, Appendix A: the attributes Group
 * Prime and Group Generator One). Whoever invents a group can hide something in it, so nobody's is used that has a
 * {@link #flaw}; what is asked of it is what makes the groups of RFC 3526 safe.
 */
public record ExplicitGroup(BigInteger prime, BigInteger generator) {
    /** As strong as the weakest group that RFC 8247 §2.4 wants everybody to have. */
    public static final int LEAST_BITS = 2048;
    /** Whoever names a prime makes us test it: the time for that grows with the third power of its length. */
    public static final int MOST_BITS = 4096;
    /** The error of the test is less than 2 to the power of minus this. */
    private static final int CERTAINTY = 128;

    public ExplicitGroup {
        if (prime.signum() < 0 || generator.signum() < 0) {
            throw new IllegalArgumentException("a negative number describes no group");
        }
    }

    /** The numbers of a MODP group that has a number; nothing for one of another kind. */
    public static Optional<ExplicitGroup> of(KeyExchangeId id) {
        return Algorithms.keyExchange(id).filter(ModpGroup.class::isInstance).map(ModpGroup.class::cast)
                .map(group -> new ExplicitGroup(group.parameters().prime(), group.parameters().generator()));
    }

    /** Why nobody should use it, as far as sizes tell: this costs nothing. */
    public Optional<String> flawAtAGlance() {
        int bits = prime.bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            return Optional.of("its prime has " + bits + " bits, and " + LEAST_BITS + " to " + MOST_BITS
                    + " are accepted");
        }
        boolean inRange = generator.compareTo(BigInteger.ONE) > 0
                && generator.compareTo(prime.subtract(BigInteger.ONE)) < 0;
        return inRange ? Optional.empty() : Optional.of("its generator is not between 1 and p-1");
    }

    /**
     * Why nobody should use it, if so. It takes about as long as three key exchanges. With a prime q = (p-1)/2, one power proves the
     * rest: when g^q is 1 modulo p, and g²-1 has no factor in common with p, then p is prime (Pocklington) and the powers of
     * g are the subgroup of order q, which has no smaller ones in it.
     */
    public Optional<String> flaw() {
        Optional<String> atAGlance = flawAtAGlance();
        if (atAGlance.isPresent()) {
            return atAGlance;
        }
        BigInteger q = prime.shiftRight(1);
        if (!prime.testBit(0) || !q.isProbablePrime(CERTAINTY)) {
            return Optional.of("its prime is none, or is not a safe one: (p-1)/2 is not prime");
        }
        BigInteger power = generator.modPow(q, prime);
        if (power.equals(prime.subtract(BigInteger.ONE))) {
            return Optional
                    .of("its generator is no square, so that a public value tells the lowest bit of an exponent");
        }
        boolean proved = power.equals(BigInteger.ONE)
                && generator.multiply(generator).subtract(BigInteger.ONE).gcd(prime).equals(BigInteger.ONE);
        return proved ? Optional.empty() : Optional.of("its prime is not prime");
    }

    /** The number that it has all the same. */
    public Optional<KeyExchangeId> known() {
        return KeyExchangeTable.ROWS.stream().flatMap(row -> row.code().stream())
                .filter(method -> method instanceof ModpGroup group && group.publicLength() * 8 == prime.bitLength()
                        && group.parameters().prime().equals(prime)
                        && group.parameters().generator().equals(generator))
                .map(KeyExchange::id).findFirst();
    }

    /** Diffie-Hellman in this group. */
    public KeyExchange method() {
        return known().flatMap(Algorithms::keyExchange).orElseGet(() -> new PrivateGroup(this));
    }

    /** {@code MODP group of 2048 bits with generator 2, by its numbers}. */
    public String describe() {
        String g = generator.bitLength() > 32
                ? "a generator of " + generator.bitLength() + " bits"
                : "generator " + generator;
        return "MODP group of " + prime.bitLength() + " bits with " + g + ", by its numbers";
    }
}
