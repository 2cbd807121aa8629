package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two binary groups against the numbers of RFC 2412 and against plain arithmetic of polynomials. */
class Ec2nGroupTest {
    private final SplittableRandom random = new SplittableRandom(3);

    /** RFC 2412 Appendix E.3 and E.4 give the orders in decimal, RFC 2409 §6.3 and §6.4 in hexadecimal. */
    @Test
    void theOrdersAreThoseOfBothRfcs() {
        assertThat(Ec2nGroup.THIRD.order())
                .isEqualTo(new BigInteger("45671926166590716193865565914344635196769237316"))
                .isEqualTo(new BigInteger("0800000000000000000057db5698537193aef944", 16));
        assertThat(Ec2nGroup.FOURTH.order())
                .isEqualTo(new BigInteger("49039857307708443467467104857652682248052385001045053116"))
                .isEqualTo(new BigInteger("01ffffffffffffffffffffffdbf2f889b73e484175f94ebc", 16));
        assertThat(Ec2nGroup.THIRD.publicLength()).isEqualTo(20);
        assertThat(Ec2nGroup.FOURTH.publicLength()).isEqualTo(24);
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsAgree(Ec2nGroup group) {
        for (int i = 0; i < 20; i++) {
            Secret one = seed(group);
            Secret two = seed(group);
            assertThat(shared(group.agree(one, group.publicValue(two))))
                    .isEqualTo(shared(group.agree(two, group.publicValue(one)))).isNotEqualTo(Bytes.zeros(20));
        }
    }

    /** The double of the generator by the formula of the curve, x(2P) = x² + b / x², in arithmetic made here. */
    @ParameterizedTest
    @EnumSource
    void twiceTheGeneratorIsWhatTheFormulaSays(Ec2nGroup group) {
        Field field = group == Ec2nGroup.THIRD ? new Field(155, 62) : new Field(185, 69);
        BigInteger x = BigInteger.valueOf(group == Ec2nGroup.THIRD ? 0x7b : 0x18);
        BigInteger b = BigInteger.valueOf(group == Ec2nGroup.THIRD ? 0x7338f : 0x1ee9);
        BigInteger square = field.times(x, x);
        byte[] one = new byte[group.seedLength()];
        one[one.length - 1] = 1;

        assertThat(new BigInteger(1, group.publicValue(Secret.owning(one)).toArray()))
                .isEqualTo(square.xor(field.times(b, field.inverse(square))));
        assertThat(new BigInteger(1, group.publicValue(Secret.owning(new byte[one.length])).toArray())).isEqualTo(x);
    }

    @ParameterizedTest
    @EnumSource
    void worthlessValuesAreRefused(Ec2nGroup group) {
        Secret seed = seed(group);
        // x = 0 is the point of order two; short, long and too large values are none.
        for (Bytes bad : new Bytes[]{Bytes.EMPTY, Bytes.zeros(group.publicLength()),
                Bytes.zeros(group.publicLength() + 1),
                Bytes.fromHex("ff".repeat(group.publicLength()))}) {
            assertThat(group.agree(seed, bad)).isInstanceOf(Agreement.Refused.class);
        }
        int refused = 0;
        for (int i = 1; i < 200; i++) {
            Bytes x = Bytes.concat(Bytes.zeros(group.publicLength() - 1), Bytes.of(i));
            refused += group.agree(seed, x) instanceof Agreement.Refused ? 1 : 0;
        }
        assertThat(refused).isBetween(60, 140);
    }

    private static Bytes shared(Agreement agreement) {
        return Revealed.octets(((Agreement.Agreed) agreement).shared());
    }

    private Secret seed(Ec2nGroup group) {
        byte[] octets = new byte[group.seedLength()];
        random.nextBytes(octets);
        return Secret.owning(octets);
    }

    /** GF(2^m) modulo u^m + u^k + 1, the schoolbook way. */
    private record Field(int m, int k) {
        BigInteger times(BigInteger a, BigInteger b) {
            BigInteger product = BigInteger.ZERO;
            for (int i = 0; i < m; i++) {
                product = b.testBit(i) ? product.xor(a.shiftLeft(i)) : product;
            }
            for (int i = 2 * m - 2; i >= m; i--) {
                product = product.testBit(i)
                        ? product.clearBit(i).flipBit(i - m + k).flipBit(i - m)
                        : product;
            }
            return product;
        }

        /** a to the power of 2^m - 2. */
        BigInteger inverse(BigInteger a) {
            BigInteger power = BigInteger.ONE;
            BigInteger square = a;
            for (int i = 1; i < m; i++) {
                square = times(square, square);
                power = times(power, square);
            }
            return power;
        }
    }
}
