package ike.crypto;

import java.math.BigInteger;

/**
 * The primes of the MODP groups of RFC 2409 §6 and RFC 3526, from the formula that stands above each of them: 2^n -
 * 2^(n-64) - 1 + 2^64 * (floor (2^(n-130) * pi) + c), with the smallest c that makes both p and (p-1)/2 prime. So nobody
 * had a choice to hide something in.
 */
final class OakleyPrime {
    private static final int FRAME_BITS = 64;
    private static final int LEADING_PI_BITS = 2;
    private static final int GUARD_BITS = 64;

    private OakleyPrime() {
    }

    /**
     * One of the primes.
     *
     * @param bits n, its length
     * @param addend c
     */
    static BigInteger of(int bits, long addend) {
        BigInteger middle = piTimesPowerOfTwo(bits - 2 * FRAME_BITS - LEADING_PI_BITS)
                .add(BigInteger.valueOf(addend));
        return power(bits).subtract(power(bits - FRAME_BITS)).subtract(BigInteger.ONE)
                .add(middle.shiftLeft(FRAME_BITS));
    }

    /** floor (2^bits * pi), with Machin's formula: pi = 16 arctan (1/5) - 4 arctan (1/239). */
    private static BigInteger piTimesPowerOfTwo(int bits) {
        BigInteger one = power(bits + GUARD_BITS);
        return arctan(5, one).shiftLeft(4).subtract(arctan(239, one).shiftLeft(2)).shiftRight(GUARD_BITS);
    }

    /** one * arctan (1/inverse), by its series. */
    private static BigInteger arctan(int inverse, BigInteger one) {
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    private static BigInteger power(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent);
    }
}
