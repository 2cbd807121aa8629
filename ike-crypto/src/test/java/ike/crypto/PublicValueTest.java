package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.crypto.ModpParameters.SafePrime;
import ike.crypto.ModpParameters.Subgroup;
import ike.wire.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer's values that RFC 6989 §2 and RFC 7748 §6.1 tell us to refuse, group by group. */
class PublicValueTest {
    @ParameterizedTest
    @MethodSource("modpGroups")
    void modpRangeIsFromTwoToPMinusTwo(ModpGroup group) {
        BigInteger p = group.parameters().prime();
        boolean safe = group.parameters() instanceof SafePrime;
        for (BigInteger bad : List.of(BigInteger.ZERO, BigInteger.ONE, p.subtract(BigInteger.ONE), p,
                p.add(BigInteger.ONE))) {
            Refused refused = (Refused) respond(group, number(group, bad));
            assertThat(refused.section()).isEqualTo(safe ? "RFC 6989 §2.1" : "RFC 6989 §2.2");
        }
        BigInteger g = group.parameters().generator();
        assertThat(respond(group, number(group, g))).isInstanceOf(Agreed.class);
        assertThat(respond(group, number(group, p.subtract(BigInteger.TWO))))
                .isInstanceOf(safe ? Agreed.class : Refused.class);
    }

    /** RFC 6989 §2.2: whatever has an order other than q, the small factors of (p-1)/q first of all. */
    @ParameterizedTest
    @MethodSource("modpGroups")
    void valuesOutsideOfTheSubgroupAreRefused(ModpGroup group) {
        if (group.parameters() instanceof Subgroup(BigInteger p, BigInteger g, BigInteger q)) {
            BigInteger ofCofactorOrder = BigInteger.TWO.modPow(q, p);
            for (BigInteger bad : List.of(BigInteger.TWO, ofCofactorOrder, g.multiply(ofCofactorOrder).mod(p),
                    p.subtract(g))) {
                assertThat(((Refused) respond(group, number(group, bad))).section()).isEqualTo("RFC 6989 §2.2");
            }
            assertThat(g.modPow(q, p)).isEqualTo(BigInteger.ONE);
            assertThat(q.isProbablePrime(50)).isTrue();
        }
    }

    static List<ModpGroup> modpGroups() {
        return Algorithms.keyExchanges().stream().filter(ModpGroup.class::isInstance).map(ModpGroup.class::cast)
                .toList();
    }

    /** The SEC 1 encoding of infinity, padded, and what a sloppy decoder would take for it. */
    @ParameterizedTest
    @MethodSource("ecpGroups")
    void ecpPointsMustLieOnTheCurve(EcpGroup group) {
        Bytes good = group.offer(Secret.owning(new byte[group.initiatorSeedLength()])).publicData();
        int last = good.length() - 1;
        int half = good.length() / 2;
        Bytes otherY = Bytes.concat(good.slice(0, last), Bytes.of(good.u8(last) ^ 1));
        Bytes swapped = Bytes.concat(good.from(half), good.slice(0, half));
        Bytes allOnes = Bytes.owning(filled(good.length(), 0xff));
        Bytes p = prime(group);
        Bytes xIsP = Bytes.concat(p, good.from(half));
        Bytes yIsP = Bytes.concat(good.slice(0, half), p);

        for (Bytes bad : List.of(otherY, swapped, allOnes, xIsP, yIsP, Bytes.zeros(good.length()))) {
            assertThat(((Refused) respond(group, bad)).section()).isEqualTo("RFC 6989 §2.3");
        }
        for (Bytes infinity : List.of(Bytes.of(0), Bytes.EMPTY, Bytes.concat(Bytes.of(4), good))) {
            assertThat(respond(group, infinity)).isInstanceOf(Refused.class);
        }
        assertThat(respond(group, good)).isInstanceOf(Agreed.class);
    }

    static List<EcpGroup> ecpGroups() {
        return Algorithms.keyExchanges().stream().filter(EcpGroup.class::isInstance).map(EcpGroup.class::cast).toList();
    }

    /** The values of small order that RFC 7748 §5 lets through its decoding: 0, 1, the two of order 8, p-1, p, p+1. */
    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000080"})
    void curve25519ValuesOfSmallOrderAreRefused(String value) {
        assertThat(((Refused) respond(MontgomeryCurve.CURVE25519, Bytes.fromHex(value))).section())
                .isEqualTo("RFC 7748 §6.1");
    }

    private static Agreement respond(KeyExchange method, Bytes value) {
        byte[] seed = filled(method.responderSeedLength(), 0x5a);
        return method.respond(value, Secret.owning(seed));
    }

    private static Bytes number(ModpGroup group, BigInteger value) {
        return Bytes.owning(BigIntegers.asUnsignedByteArray(group.publicLength(), value));
    }

    private static Bytes prime(EcpGroup group) {
        return Bytes.owning(BigIntegers.asUnsignedByteArray(group.publicLength() / 2,
                group.curve().prime()));
    }

    private static byte[] filled(int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }
}
