package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The primes against the constants of RFC 2409 §6.1, §6.2 and RFC 3526 §2 to §7, as Bouncy Castle copied them. */
class OakleyPrimeTest {
    static Stream<Arguments> published() {
        return Stream.of(Arguments.of("MODP_768", DHStandardGroups.rfc2409_768),
                Arguments.of("MODP_1024", DHStandardGroups.rfc2409_1024),
                Arguments.of("MODP_1536", DHStandardGroups.rfc3526_1536),
                Arguments.of("MODP_2048", DHStandardGroups.rfc3526_2048),
                Arguments.of("MODP_3072", DHStandardGroups.rfc3526_3072),
                Arguments.of("MODP_4096", DHStandardGroups.rfc3526_4096),
                Arguments.of("MODP_6144", DHStandardGroups.rfc3526_6144),
                Arguments.of("MODP_8192", DHStandardGroups.rfc3526_8192));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theFormulaGivesThePublishedPrime(String name, DHParameters numbers) {
        ModpParameters ours = group(name).parameters();
        assertThat(ours.prime()).isEqualTo(numbers.getP());
        assertThat(ours.generator()).isEqualTo(numbers.getG());
    }

    /** The larger ones would take minutes; their constants have been tested by others. */
    @ParameterizedTest
    @ValueSource(strings = {"MODP_768", "MODP_1024", "MODP_1536", "MODP_2048", "MODP_3072"})
    void itAndItsHalfArePrime(String name) {
        BigInteger p = group(name).parameters().prime();
        assertThat(p.isProbablePrime(10)).isTrue();
        assertThat(p.shiftRight(1).isProbablePrime(10)).isTrue();
    }

    private static ModpGroup group(String name) {
        return (ModpGroup) Algorithms.keyExchanges().stream().filter(k -> k.id().name().equals(name)).findFirst()
                .orElseThrow();
    }
}
