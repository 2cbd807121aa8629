package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table says of each algorithm what the registries of both versions and strongSwan say. */
class AlgorithmTableTest {
    /** IANA's registries "Internet Key Exchange (IKE) Attributes" and "ISAKMP Identifiers" against those of IKEv2. */
    @ParameterizedTest
    @CsvSource({"aes128, 12, 7, 12", "aes256gcm16, 20, , 20", "aes128gcm8, 18, , 18", "aes192ccm12, 15, , 15",
            "3des, 3, 5, 3", "des, 2, 1, 2", "idea, 5, 2, 5", "blowfish128, 7, 3, 7", "cast128, 6, 6, 6",
            "camellia256, 23, 8, 22", "aes128ctr, 13, , 13", "aes256gmac, 21, , 23", "null, 11, , 11",
            "chacha20poly1305, 28, , ", "modp2048, 14, 14, ", "ecp521, 21, 21, ", "x25519, 31, 31, ",
            "prfsha256, 5, 4, ", "prfsha1, 2, 2, ", "prfmd5, 1, 1, ", "prfsha384, 6, 5, ", "prfsha512, 7, 6, ",
            "prfaesxcbc, 4, , ", "prfaescmac, 8, , ", "camellia128ccm16, 27, , ", "camellia128ccm12, 26, , ",
            "camellia128ccm8, 25, , ", "camellia128ctr, 24, , ", "aes128gcm12, 19, , 19", "aes128ccm16, 16, , 16",
            "aes128ccm8, 14, , 14", "aes128gcm16iiv, 30, , ", "aes128ccm8iiv, 29, , ", "chacha20poly1305iiv, 31, , ",
            "modp768, 1, 1, ", "modp1024, 2, 2, ", "modp1536, 5, 5, ", "modp3072, 15, 15, ", "modp4096, 16, 16, ",
            "modp6144, 17, 17, ", "modp8192, 18, 18, ", "modp1024s160, 22, 22, ", "modp2048s224, 23, 23, ",
            "modp2048s256, 24, 24, ", "ecp192, 25, 25, ", "ecp224, 26, 26, ", "ecp256, 19, 19, ", "ecp384, 20, 20, ",
            "ecp224bp, 27, 27, ", "ecp256bp, 28, 28, ", "ecp384bp, 29, 29, ", "ecp512bp, 30, 30, ", "x448, 32, 32, ",
            "mlkem512, 35, , ", "mlkem768, 36, , ", "mlkem1024, 37, , "})
    void theNumbersOfBothVersions(String keyword, int ikev2, Integer phase1, Integer esp) {
        Algorithm line = line(keyword);
        assertThat(line.id().orElseThrow().code()).isEqualTo(ikev2);
        assertThat(line.ikev1().phase1()).isEqualTo(optional(phase1));
        assertThat(line.ikev1().esp()).isEqualTo(optional(esp));
    }

    @ParameterizedTest
    @CsvSource({"md5, 1, 1, 2", "sha1, 2, 2, 3", "sha256, 4, 5, 5", "sha384, 5, 6, 6", "sha512, 6, 7, 7",
            "aesxcbc, , 9, 9"})
    void theNumbersOfIntegrityInIkev1(String keyword, Integer hash, int attribute, int ah) {
        assertThat(line(keyword).ikev1())
                .isEqualTo(new Ikev1Ids(optional(hash), OptionalInt.empty(), OptionalInt.of(ah),
                        OptionalInt.of(attribute)));
    }

    @Test
    void oneTransformHasOneLine() {
        assertThat(Algorithms.all().stream().flatMap(line -> line.transform().stream())).doesNotHaveDuplicates();
        Algorithms.all().forEach(line -> assertThat(line.transform().flatMap(Algorithms::of).orElse(line))
                .isEqualTo(line));
    }

    @Test
    void wordsOfOneLineNameOneLength() {
        assertThat(line("aes")).isSameAs(line("aes128")).isNotEqualTo(line("aes192"));
        assertThat(line("aes256gcm")).isSameAs(line("aes256gcm128")).isSameAs(line("aes256gcm16"));
        assertThat(line("aes256gcm").keyBits()).hasValue(256);
    }

    @Test
    void linesOfIkev1AreFoundByTheirNumbers() {
        assertThat(Ikev1Algorithms.encryption(7, OptionalInt.of(256)).orElseThrow().id())
                .isEqualTo(EncryptionId.ENCR_AES_CBC);
        assertThat(Ikev1Algorithms.encryption(7, OptionalInt.empty())).isEmpty();
        assertThat(Ikev1Algorithms.encryption(5, OptionalInt.empty()).orElseThrow().id())
                .isEqualTo(EncryptionId.ENCR_3DES);
        assertThat(Ikev1Algorithms.esp(20, OptionalInt.of(128)).orElseThrow().icvLength()).isEqualTo(16);
        assertThat(Ikev1Algorithms.hash(4).orElseThrow().name()).isEqualTo("SHA-256");
        assertThat(Ikev1Algorithms.hash(99)).isEmpty();
        assertThat(Ikev1Algorithms.group(14).orElseThrow().id()).isEqualTo(KeyExchangeId.MODP_2048);
        assertThat(Ikev1Algorithms.authentication(5)).isEqualTo(Ikev1Algorithms.ah(5)).isPresent();
        assertThat(Ikev1Algorithms.ah(2)).isEqualTo(Ikev1Algorithms.authentication(1));
    }

    /** A hash is what its HMAC is made of: HMAC (K, m) = H (K ^ opad | H (K ^ ipad | m)), RFC 2104 §2. */
    @Test
    void hashesAndTheirPrfsBelongTogether() {
        for (Hash hash : Ikev1Algorithms.hashes()) {
            assertThat(hash.of().length()).isEqualTo(hash.length()).isEqualTo(hash.prf().outputLength());
        }
        assertThat(Ikev1Algorithms.hash(1).orElseThrow().of(Bytes.utf8("ab"), Bytes.utf8("c")))
                .isEqualTo(Bytes.fromHex("900150983cd24fb0d6963f7d28e17f72"));
    }

    @Test
    void whatTheIetfAdvisesAgainstIsWeak() {
        assertThat(line("modp1024").isWeak(ProtocolId.Known.IKE)).isTrue();
        assertThat(line("3des").isWeak(ProtocolId.Known.ESP)).isTrue();
        assertThat(line("aes128gcm16").isWeak(ProtocolId.Known.ESP)).isFalse();
        assertThat(line("twofish").isWeak(ProtocolId.Known.ESP)).isFalse();
    }

    @Test
    void proposalsArePrintedInWords() {
        Transform gcm = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256);
        assertThat(Keywords.of(ImmutableList.of(gcm, gcm, Transform.of(Known.KE, KeyExchangeId.CURVE25519),
                Transform.of(Known.ADDKE2, KeyExchangeId.ML_KEM_768)))).isEqualTo("aes256gcm16-x25519-ke2_mlkem768");
        assertThat(Keywords.of(ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_RC5, 128))))
                .isEqualTo("ENCR_RC5 (128 bits)");
    }

    @Test
    void everyWordIsTakenOnce() {
        Stream<String> words = Algorithms.all().stream().flatMap(line -> line.keywords().stream());
        assertThat(words).doesNotHaveDuplicates().allMatch(word -> Algorithms.keywords().containsKey(word));
    }

    private static Algorithm line(String keyword) {
        return Objects.requireNonNull(Algorithms.keywords().get(keyword), keyword);
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
