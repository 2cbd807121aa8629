package ike.benchmarks.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.crypto.Prf;
import ike.crypto.signature.KeyType;
import ike.wire.CodePoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

/** What the tables of algorithms have, the benchmarks measure. */
class CompletenessTest {
    @Test
    void everyEncryptionProtectsPackets() {
        assertThat(Stream.of(EspAlgorithm.values()).map(algorithm -> algorithm.transform().encryption().id()))
                .containsAll(Algorithms.encryptions().stream().map(Encryption::id).toList());
    }

    @Test
    void everyIntegrityAlgorithmProtectsPackets() {
        assertThat(Stream.of(EspAlgorithm.values())
                .flatMap(algorithm -> algorithm.transform().integrity().map(Integrity::id).stream()))
                .containsAll(Algorithms.integrities().stream().map(Integrity::id).toList());
    }

    @Test
    void everyPrf() throws NoSuchFieldException {
        assertThat(parameters(PrfBenchmark.class, "id"))
                .isEqualTo(names(Algorithms.prfs().stream().map(Prf::id)));
    }

    @Test
    void everyKeyExchange() throws NoSuchFieldException {
        assertThat(parameters(KeyExchangeBenchmark.class, "method"))
                .isEqualTo(names(Algorithms.keyExchanges().stream().map(KeyExchange::id)));
    }

    @Test
    void everyKindOfKeySigns() {
        assertThat(Stream.of(SignatureKey.values()).map(key -> key.key().publicKey().type()))
                .contains(KeyType.values());
    }

    private static Set<String> parameters(Class<?> benchmark, String field) throws NoSuchFieldException {
        return Set.copyOf(List.of(benchmark.getField(field).getAnnotation(Param.class).value()));
    }

    private static <T extends CodePoint> Set<String> names(Stream<T> ids) {
        return ids.map(Object::toString).collect(Collectors.toSet());
    }
}
