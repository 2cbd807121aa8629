package ike.crypto;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import ike.wire.CodePoint;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every algorithm has published vectors, or a place in the table of those that have none, with what judges them instead. */
class VectorCoverageTest {
    private static final Pattern NAME = Pattern
            .compile("(?m)^(?:encryption|integrity|prf|method) = (\\w+)$");
    private static final String OTHER_LENGTH = "Wycheproof with 16 octets, BackendsTest with these: libraries of different makers agree";
    private static final String IMPLICIT = "the cipher of its sibling, with the sequence number in the vector (RFC 8750 §3)";
    private static final String OAKLEY = "OakleyPrimeTest makes the prime anew from its formula (RFC 2412 §E, RFC 3526)";
    private static final String ML_KEM = "Wycheproof: keys, both ways, and values that must be refused";

    /** What judges an algorithm for which no document gives an example. */
    private static final ImmutableMap<String, String> WITHOUT = ImmutableMap.<String, String>builder()
            .put("ENCR_NULL", "octets stay as they are").put("ENCR_3DES", "TripleDesTest; RFC 2451 has none")
            .put("ENCR_AES_GCM_8", OTHER_LENGTH).put("ENCR_AES_CCM_16", OTHER_LENGTH)
            .put("ENCR_AES_CCM_12", OTHER_LENGTH).put("ENCR_AES_CCM_8", OTHER_LENGTH)
            .put("ENCR_CAMELLIA_CCM_16", OTHER_LENGTH).put("ENCR_CAMELLIA_CCM_12", OTHER_LENGTH)
            .put("ENCR_CAMELLIA_CCM_8", OTHER_LENGTH).put("ENCR_AES_GCM_16_IIV", IMPLICIT)
            .put("ENCR_AES_CCM_8_IIV", IMPLICIT).put("ENCR_CHACHA20_POLY1305_IIV", IMPLICIT)
            .put("PRF_HMAC_TIGER", "the hash has one; two libraries of the same code are no second opinion")
            .put("MODP_768", OAKLEY).put("MODP_1024", OAKLEY).put("MODP_1536", OAKLEY).put("MODP_2048", OAKLEY)
            .put("MODP_3072", OAKLEY).put("MODP_4096", OAKLEY).put("MODP_6144", OAKLEY).put("MODP_8192", OAKLEY)
            .put("ML_KEM_512", ML_KEM).put("ML_KEM_768", ML_KEM).put("ML_KEM_1024", ML_KEM).buildOrThrow();

    @Test
    void everyAlgorithmIsCovered() throws IOException, URISyntaxException {
        ImmutableSet<String> all = Stream
                .of(Algorithms.encryptions().stream().map(Encryption::id),
                        Algorithms.integrities().stream().map(Integrity::id), Algorithms.prfs().stream().map(Prf::id),
                        Algorithms.keyExchanges().stream().map(KeyExchange::id))
                .flatMap(ids -> ids.map(CodePoint.class::cast)).map(Object::toString).collect(toImmutableSet());

        assertThat(Sets.difference(all, named())).isEqualTo(WITHOUT.keySet());
    }

    private static ImmutableSet<String> named() throws IOException, URISyntaxException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(VectorCoverageTest.class.getResource("/vectors").toURI()))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return NAME.matcher(text).results().map(MatchResult::group).map(line -> line.substring(line.indexOf('=') + 2))
                .collect(toImmutableSet());
    }
}
