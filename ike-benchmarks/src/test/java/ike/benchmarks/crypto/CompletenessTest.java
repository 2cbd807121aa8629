package ike.benchmarks.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSetMultimap;
import ike.crypto.Algorithms;
import ike.crypto.Backend;
import ike.crypto.Backends;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyExchange;
import ike.crypto.Library;
import ike.crypto.Prf;
import ike.crypto.Primitive;
import ike.crypto.signature.KeyType;
import ike.wire.CodePoint;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables of algorithms have, the benchmarks measure. */
class CompletenessTest {
    @Test
    void everyEncryptionProtectsPackets() {
        assertThat(EspAlgorithm.all().stream().map(algorithm -> algorithm.transform().encryption().id()))
                .containsAll(Algorithms.encryptions().stream().map(Encryption::id).toList());
    }

    @Test
    void everyIntegrityAlgorithmProtectsPackets() {
        assertThat(EspAlgorithm.all().stream()
                .flatMap(algorithm -> algorithm.transform().integrity().map(Integrity::id).stream()))
                .containsAll(Algorithms.integrities().stream().map(Integrity::id).toList());
    }

    @Test
    void everyPrf() {
        assertThat(cases(CaseParameter.PRF).asMap()).containsOnlyKeys(names(Algorithms.prfs().stream().map(Prf::id)));
    }

    @Test
    void everyKeyExchange() {
        assertThat(cases(CaseParameter.EXCHANGE).asMap())
                .containsOnlyKeys(names(Algorithms.keyExchanges().stream().map(KeyExchange::id)));
    }

    /** Of each algorithm every library that has it: those of our table, and the Java runtime by its own interfaces. */
    @Test
    void everyLibraryThatHasIt() {
        Backends here = Backends.fastest();
        Algorithms.prfs().forEach(prf -> assertThat(cases(CaseParameter.PRF).get(prf.id().toString()))
                .isEqualTo(having(here, prf.primitive())));
        Algorithms.keyExchanges().forEach(exchange -> exchange.primitive()
                .ifPresent(wanted -> assertThat(cases(CaseParameter.EXCHANGE).get(exchange.id().toString()))
                        .containsAll(having(here, wanted))));
        Stream.of(SignatureKey.values()).forEach(key -> key.primitive()
                .ifPresent(wanted -> assertThat(cases(CaseParameter.SIGNATURE).get(key.name()))
                        .containsAll(having(here, wanted))));
        assertThat(cases(CaseParameter.EXCHANGE).get("ML_KEM_768")).containsExactlyInAnyOrder(Library.BOUNCY_CASTLE,
                Library.JDK);
        assertThat(cases(CaseParameter.EXCHANGE).get("CURVE25519")).contains(Library.JDK);
        assertThat(cases(CaseParameter.SIGNATURE).get("ED448")).contains(Library.JDK);
    }

    @Test
    void everyKindOfKeySigns() {
        assertThat(Stream.of(SignatureKey.values()).map(key -> key.key().publicKey().type()))
                .contains(KeyType.values());
    }

    private static ImmutableSetMultimap<String, Library> cases(CaseParameter parameter) {
        return parameter.here().stream().map(LibraryCase::parse).collect(
                ImmutableSetMultimap.toImmutableSetMultimap(LibraryCase::subject, LibraryCase::library));
    }

    private static Set<Library> having(Backends here, Primitive<?> primitive) {
        return here.libraries().stream().filter(backend -> backend.service(primitive).isPresent())
                .map(Backend::library).collect(Collectors.toSet());
    }

    private static String[] names(Stream<? extends CodePoint> ids) {
        return ids.map(Object::toString).toArray(String[]::new);
    }
}
