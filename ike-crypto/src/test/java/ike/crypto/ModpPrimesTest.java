package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The primes of RFC 2409 §6.2 and RFC 3526 §2 to §5, computed from the formula that each section gives. */
class ModpPrimesTest {
    private static final int GUARD_BITS = 64;

    @ParameterizedTest
    @CsvSource({"1024, 129093", "1536, 741804", "2048, 124476", "3072, 1690314", "4096, 240904"})
    void primeFollowsFromPi(int bits, long addend) {
        BigInteger p = power(bits).subtract(power(bits - 64)).subtract(BigInteger.ONE).add(
                power(64).multiply(piTimesPowerOfTwo(bits - 130).add(BigInteger.valueOf(addend))));
        BigInteger constant = ((ModpGroup) group(bits)).prime();

        assertThat(constant).isEqualTo(p);
        assertThat(p.isProbablePrime(16)).isTrue();
        assertThat(p.shiftRight(1).isProbablePrime(16)).isTrue();
    }

    private static KeyExchange group(int bits) {
        return Algorithms.keyExchanges().stream().filter(k -> k.id().name().equals("MODP_" + bits)).findFirst()
                .orElseThrow();
    }

    private static BigInteger power(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent);
    }

    /** floor (2^bits * pi), with Machin's formula: pi = 16 arctan (1/5) - 4 arctan (1/239). */
    private static BigInteger piTimesPowerOfTwo(int bits) {
        BigInteger one = power(bits + GUARD_BITS);
        BigInteger pi = arctan(5, one).shiftLeft(4).subtract(arctan(239, one).shiftLeft(2));
        return pi.shiftRight(GUARD_BITS);
    }

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
}
