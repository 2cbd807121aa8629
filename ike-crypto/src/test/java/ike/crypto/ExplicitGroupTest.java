package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of a group that somebody describes by its numbers (RFC 2409 §5.6). */
class ExplicitGroupTest {
    private static final BigInteger P = ExplicitGroup.of(KeyExchangeId.MODP_2048).orElseThrow().prime();
    private static final BigInteger FOUR = BigInteger.valueOf(4);

    @Test
    void theGroupsOfRfc3526AreKnownAgainByTheirNumbers() {
        for (KeyExchangeId id : new KeyExchangeId[]{KeyExchangeId.MODP_1024, KeyExchangeId.MODP_2048,
                KeyExchangeId.MODP_8192, KeyExchangeId.MODP_2048_256}) {
            assertThat(ExplicitGroup.of(id).orElseThrow().known()).contains(id);
        }
        assertThat(ExplicitGroup.of(KeyExchangeId.ECP_256)).isEmpty();
        assertThat(new ExplicitGroup(P, FOUR).known()).isEmpty();
    }

    @Test
    void aSafePrimeAndAGeneratorOfItsGreatSubgroupHaveNoFlaw() {
        assertThat(new ExplicitGroup(P, BigInteger.TWO).flaw()).isEmpty();
        assertThat(new ExplicitGroup(P, FOUR).flaw()).isEmpty();
        assertThat(ExplicitGroup.of(KeyExchangeId.MODP_3072).orElseThrow().flaw()).isEmpty();
    }

    @Test
    void sizesAreJudgedBeforeAnythingIsComputed() {
        assertFlaw(ExplicitGroup.of(KeyExchangeId.MODP_1024).orElseThrow(), "1024 bits, and 2048 to 4096");
        BigInteger giant = BigInteger.ONE.shiftLeft(500_000).add(BigInteger.ONE);
        assertFlaw(new ExplicitGroup(giant, BigInteger.TWO), "500001 bits");
        for (BigInteger bad : new BigInteger[]{BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), P,
                P.add(BigInteger.ONE)}) {
            assertFlaw(new ExplicitGroup(P, bad), "not between 1 and p-1");
        }
    }

    @Test
    void primesThatAreNoneOrNotSafeAreRefused() {
        assertFlaw(new ExplicitGroup(P.add(BigInteger.TWO), BigInteger.TWO), "(p-1)/2 is not prime");
        assertFlaw(new ExplicitGroup(P.add(BigInteger.ONE), BigInteger.TWO), "(p-1)/2 is not prime");
        // RFC 5114's prime is one, but (p-1)/2 has small factors.
        assertFlaw(ExplicitGroup.of(KeyExchangeId.MODP_2048_256).orElseThrow(), "(p-1)/2 is not prime");
        // 2q+1 for a prime q that is no Sophie Germain prime.
        BigInteger q = P.shiftRight(1).add(BigInteger.TWO);
        while (!q.isProbablePrime(40) || q.shiftLeft(1).add(BigInteger.ONE).isProbablePrime(40)) {
            q = q.add(BigInteger.TWO);
        }
        assertFlaw(new ExplicitGroup(q.shiftLeft(1).add(BigInteger.ONE), BigInteger.TWO), "its prime is not prime");
    }

    /** A generator of all p-1 values makes public values that show the lowest bit of an exponent. */
    @Test
    void aGeneratorIsASquare() {
        assertFlaw(new ExplicitGroup(P, P.subtract(BigInteger.TWO)), "its generator is no square");
    }

    @Test
    void bothEndsComputeTheSameAndRefuseWhatIsOutOfRange() {
        KeyExchange method = new ExplicitGroup(P, FOUR).method();
        assertThat(method.label()).isEqualTo("MODP group of 2048 bits with generator 4, by its numbers");
        Offered ours = method.offer(Secret.copyOf(Bytes.zeros(method.initiatorSeedLength())));
        Agreement.Agreed theirs = (Agreement.Agreed) method.respond(ours.publicData(),
                Secret.owning(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                        23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40}));
        Agreement.Agreed agreed = (Agreement.Agreed) ours.agree(theirs.publicData());
        assertThat(Revealed.octets(agreed.shared())).isEqualTo(Revealed.octets(theirs.shared()));
        assertThat(ours.publicData().length()).isEqualTo(256);
        for (Bytes bad : new Bytes[]{Bytes.zeros(256), Bytes.concat(Bytes.zeros(255), Bytes.of(1)), Bytes.zeros(255)}) {
            assertThat(ours.agree(bad)).isInstanceOf(Agreement.Refused.class);
        }
    }

    /** RFC 5903 §3.1, and the same with another b. */
    @Test
    void aCurveIsKnownAgainByItsNumbers() {
        BigInteger p = hex("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
        BigInteger b = hex("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");
        BigInteger x = hex("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296");
        BigInteger a = p.subtract(BigInteger.valueOf(3));
        assertThat(new ExplicitCurve(p, a, b, x).known()).contains(KeyExchangeId.ECP_256);
        assertThat(new ExplicitCurve(p, a, b.add(BigInteger.ONE), x).known()).isEmpty();
        assertThat(new ExplicitCurve(p, a.subtract(BigInteger.ONE), b, x).known()).isEmpty();
        assertThat(new ExplicitCurve(p, a, b, x.add(BigInteger.ONE)).known()).isEmpty();
    }

    private static void assertFlaw(ExplicitGroup group, String words) {
        Optional<String> flaw = group.flaw();
        assertThat(flaw).get().asString().contains(words);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
