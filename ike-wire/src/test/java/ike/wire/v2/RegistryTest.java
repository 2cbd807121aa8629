package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registry is open: each code it can hold has exactly one form, and comes back as itself. */
class RegistryTest {
    record Case(String name, IntFunction<? extends CodePoint> of, int highest, int assigned) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> registries() {
        return Stream.concat(Stream.of(new Case("payload types", PayloadType::of, 255, 23),
                new Case("exchange types", ExchangeType::of, 255, 11),
                new Case("protocols", ProtocolId::of, 255, 7), new Case("transform types", TransformType::of, 255, 14),
                new Case("ID types", IdType::of, 255, 9), new Case("AUTH methods", AuthMethod::of, 255, 9),
                new Case("notify types", NotifyType::of, 65535, 89),
                new Case("CERT encodings", CertEncoding::of, 255, 14),
                new Case("TS types", TsType::of, 255, 4), new Case("CFG types", CfgType::of, 255, 4),
                new Case("CFG attributes", CfgAttributeType::of, 32767, 26)), transformIds());
    }

    private static Stream<Case> transformIds() {
        ImmutableList.Builder<Case> cases = ImmutableList.builder();
        for (int type = 1; type <= 15; type++) {
            TransformType of = TransformType.of(type);
            int assigned = switch (type) {
                case 1 -> 32;
                case 2 -> 9;
                case 3 -> 15;
                case 5 -> 3;
                case 13 -> 4;
                case 14 -> 2;
                case 15 -> 0;
                default -> 28;
            };
            cases.add(new Case("transform IDs of " + of.label(), code -> TransformId.of(of, code), 65535, assigned));
        }
        return cases.build().stream();
    }

    @ParameterizedTest
    @MethodSource("registries")
    void everyCodeHasOneFormAndComesBack(Case registry) {
        Set<String> labels = new HashSet<>();
        int assigned = 0;
        for (int code = 0; code <= registry.highest(); code++) {
            CodePoint entry = registry.of().apply(code);
            assertThat(entry.code()).isEqualTo(code);
            assertThat(registry.of().apply(code)).isEqualTo(entry);
            assertThat(labels.add(entry.label())).as("label %s is unique", entry.label()).isTrue();
            if (entry instanceof Enum) {
                assigned++;
                assertThat(entry.reference()).isNotEmpty();
            } else {
                assertThat(entry.label()).isEqualTo("unknown (" + code + ")");
            }
        }
        assertThat(assigned).isEqualTo(registry.assigned());
    }

    @ParameterizedTest
    @MethodSource("registries")
    void aCodeThatDoesNotFitIsNone(Case registry) {
        assertThatThrownBy(() -> registry.of().apply(registry.highest() + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.of().apply(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAssignedCodeIsNeverUnknown() {
        assertThatThrownBy(() -> new ExchangeType.Unknown(34)).hasMessageContaining("IKE_SA_INIT");
        assertThatThrownBy(() -> new UnknownTransformId(TransformType.Known.ADDKE3, 31))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new UnknownTransformId(TransformType.Known.ENCR, 1024).code()).isEqualTo(1024);
    }

    @Test
    void twoEntriesWithOneCodeAreABug() {
        CodePoint[] twice = {ProtocolId.Known.IKE, ProtocolId.Known.IKE};
        assertThatThrownBy(() -> Registry.of(twice, Registry.OCTET)).isInstanceOf(IllegalArgumentException.class);
    }

    // Numbers and names as the defining documents print them, typed in by hand from there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | 3    | ENCR_3DES                       | RFC 7296
            1  | 12   | ENCR_AES_CBC                    | RFC 7296
            1  | 14   | ENCR_AES_CCM_8                  | RFC 8247
            1  | 20   | ENCR_AES_GCM_16                 | RFC 8247
            1  | 28   | ENCR_CHACHA20_POLY1305          | RFC 7634
            1  | 30   | ENCR_AES_GCM_16_IIV             | RFC 8750
            1  | 35   | ENCR_MAGMA_MGM_MAC_KTREE        | RFC 9227
            2  | 2    | PRF_HMAC_SHA1                   | RFC 7296
            2  | 5    | PRF_HMAC_SHA2_256               | RFC 4868
            2  | 8    | PRF_AES128_CMAC                 | RFC 4615
            3  | 12   | AUTH_HMAC_SHA2_256_128          | RFC 4868
            3  | 14   | AUTH_HMAC_SHA2_512_256          | RFC 4868
            4  | 14   | 2048-bit MODP Group             | RFC 7296
            4  | 19   | 256-bit random ECP group        | RFC 5903
            4  | 31   | Curve25519                      | RFC 8031
            7  | 36   | ml-kem-768                      | draft-ietf-ipsecme-ikev2-mlkem
            5  | 0    | 32-bit Sequential Numbers       | RFC 9827
            5  | 2    | 32-bit Unspecified Numbers      | RFC 9838
            13 | 4    | KW_ARX                          | RFC 9838
            14 | 2    | Digital Signature               | RFC 9838
            """)
    void transformIdsAsPublished(int type, int code, String label, String source) {
        assertThat(TransformId.of(TransformType.of(type), code).label()).as(source).isEqualTo(label);
    }

    @Test
    void errorsAreBelow16384() {
        assertThat(NotifyType.Known.REGISTRATION_FAILED.isError()).isTrue();
        assertThat(NotifyType.of(16383).isError()).isTrue();
        assertThat(NotifyType.Known.INITIAL_CONTACT.isError()).isFalse();
    }

    @Test
    void levelsDependOnTheProtocol() {
        assertThat(EncryptionId.ENCR_NULL.status(ProtocolId.Known.IKE)).isEqualTo(Status.MUST_NOT);
        assertThat(EncryptionId.ENCR_NULL.status(ProtocolId.Known.ESP)).isEqualTo(Status.MUST);
        assertThat(KeyExchangeId.MODP_2048.status(ProtocolId.Known.IKE)).isEqualTo(Status.MUST);
        assertThat(PrfId.PRF_HMAC_SHA2_512.status(ProtocolId.Known.IKE)).isEqualTo(Status.SHOULD_PLUS);
    }
}
