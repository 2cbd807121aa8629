package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import ike.wire.CodePoint;
import ike.wire.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The level of every entry is that of the RFCs' tables, typed off in {@code levels.csv}, and no entry has one besides. */
class LevelsTest {
    @Test
    void everyLevelIsThatOfTheTables() throws IOException {
        Map<String, Status> table = new TreeMap<>();
        for (String line : Resources.readLines(Resources.getResource("levels.csv"), StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                List<String> cells = Splitter.on(',').splitToList(line);
                assertThat(table.put(cells.get(1) + " " + cells.get(2), Status.valueOf(cells.get(3)))).isNull();
            }
        }
        Map<String, Status> ours = new TreeMap<>();
        transforms().forEach(id -> {
            put(ours, "IKE", id, i -> i.status(ProtocolId.Known.IKE));
            if (id instanceof EncryptionId || id instanceof IntegrityId) {
                put(ours, "ESP", id, i -> i.status(ProtocolId.Known.ESP));
            }
        });
        ImmutableList.copyOf(AuthMethod.Known.values()).forEach(id -> put(ours, "AUTH", id, i -> i.status()));
        ImmutableList.copyOf(CompressionId.values()).forEach(id -> put(ours, "IPCOMP", id, i -> i.status()));
        ImmutableList.copyOf(HashAlgorithmId.Known.values()).forEach(id -> put(ours, "HASH", id, i -> i.status()));
        assertThat(ours).isEqualTo(ImmutableMap.copyOf(table));
    }

    /** The footnotes of the tables in RFC 8247 §2.1 and RFC 8221 §5. */
    @ParameterizedTest
    @CsvSource({"ENCR_AES_CBC, 128, MUST, MUST", "ENCR_AES_CBC, 192, MAY, MAY", "ENCR_AES_CBC, 256, MUST, MUST",
            "ENCR_AES_GCM_16, 128, SHOULD, MUST", "ENCR_AES_GCM_16, 192, MAY, MAY",
            "ENCR_AES_GCM_16, 256, SHOULD, MUST", "ENCR_AES_CCM_8, 128, SHOULD, SHOULD",
            "ENCR_AES_CCM_8, 192, MAY, MAY", "ENCR_AES_CCM_8, 256, MAY, MAY",
            "ENCR_AES_CCM_16, 192, UNSPECIFIED, UNSPECIFIED", "ENCR_BLOWFISH, 192, DEPRECATED, MUST_NOT"})
    void someKeyLengthsHaveALevelOfTheirOwn(EncryptionId id, int bits, Status inIke, Status inEsp) {
        Transform transform = Transform.of(TransformType.Known.ENCR, id, bits);

        assertThat(transform.status(ProtocolId.Known.IKE)).isEqualTo(inIke);
        assertThat(transform.status(ProtocolId.Known.ESP)).isEqualTo(inEsp);
    }

    private static Stream<TransformId> transforms() {
        return Stream.of(EncryptionId.values(), PrfId.values(), IntegrityId.values(), KeyExchangeId.values())
                .flatMap(Stream::of);
    }

    private static <T extends CodePoint> void put(Map<String, Status> levels, String where, T id,
            Function<T, Status> level) {
        Status status = level.apply(id);
        if (status != Status.UNSPECIFIED && status != Status.NOT_ALLOWED) {
            levels.put(where + " " + id.label(), status);
        }
    }
}
