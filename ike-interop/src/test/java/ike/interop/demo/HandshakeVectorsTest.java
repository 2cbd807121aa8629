package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import ike.engine.config.IkeVersion;
import ike.engine.config.ProposalSpec;
import ike.interop.transcript.JsonPaths;
import ike.interop.transcript.Recording;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/vectors true; with {@code -Dike.vectors.write=true} it writes the files anew. */
class HandshakeVectorsTest {
    private static final Path FOLDER = Path.of("../docs/vectors");
    private static final Variant MAIN = new Variant(IkeVersion.IKEV1, false, Authentication.PSK);
    private static final Variant RESUMED = new Variant(IkeVersion.IKEV2, false, Authentication.PSK, false, false, true);
    private static final Transform ML_KEM = Transform.of(Known.ADDKE1, KeyExchangeId.ML_KEM_768);
    private static final Transform SEQUENTIAL = Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32);

    static Stream<Arguments> suites() {
        return Stream.of(
                Arguments.of(Variant.DEFAULT, "ikev2-psk-aes128-sha256-x25519.json",
                        usualIke(), usualEsp()),
                Arguments.of(Variant.DEFAULT, "ikev2-psk-aes256gcm16-prfsha384-ecp384.json",
                        ike("aes256gcm16-prfsha384-ecp384", encr(EncryptionId.ENCR_AES_GCM_16, 256),
                                prf(PrfId.PRF_HMAC_SHA2_384), ke(KeyExchangeId.ECP_384)),
                        esp("aes256-sha256-ecp384", encr(EncryptionId.ENCR_AES_CBC, 256),
                                integ(IntegrityId.AUTH_HMAC_SHA2_256_128), ke(KeyExchangeId.ECP_384))),
                Arguments.of(Variant.DEFAULT, "ikev2-psk-aes256-sha512-modp2048.json",
                        ike("aes256-sha512-modp2048", encr(EncryptionId.ENCR_AES_CBC, 256),
                                integ(IntegrityId.AUTH_HMAC_SHA2_512_256), prf(PrfId.PRF_HMAC_SHA2_512),
                                ke(KeyExchangeId.MODP_2048)),
                        esp("aes128-sha1-modp2048", encr(EncryptionId.ENCR_AES_CBC, 128),
                                integ(IntegrityId.AUTH_HMAC_SHA1_96), ke(KeyExchangeId.MODP_2048))),
                Arguments.of(Variant.DEFAULT, "ikev2-psk-aes256gcm16-prfsha384-x25519-mlkem768.json",
                        ike("aes256gcm16-prfsha384-x25519-ke1_mlkem768", encr(EncryptionId.ENCR_AES_GCM_16, 256),
                                prf(PrfId.PRF_HMAC_SHA2_384), ke(KeyExchangeId.CURVE25519), ML_KEM),
                        esp("aes256gcm16-x25519-ke1_mlkem768", encr(EncryptionId.ENCR_AES_GCM_16, 256),
                                ke(KeyExchangeId.CURVE25519), ML_KEM)),
                Arguments.of(RESUMED, "ikev2-psk-resumed-aes128-sha256-x25519.json",
                        usualIke(), usualEsp()),
                Arguments.of(MAIN, "ikev1-main-psk-aes128-sha256-ecp256.json",
                        ike("aes128-sha256-ecp256", encr(EncryptionId.ENCR_AES_CBC, 128),
                                integ(IntegrityId.AUTH_HMAC_SHA2_256_128), prf(PrfId.PRF_HMAC_SHA2_256),
                                ke(KeyExchangeId.ECP_256)),
                        esp("aes128gcm16-ecp256", encr(EncryptionId.ENCR_AES_GCM_16, 128),
                                ke(KeyExchangeId.ECP_256))),
                Arguments.of(MAIN, "ikev1-main-psk-aes256-sha1-modp2048.json",
                        ike("aes256-sha1-modp2048", encr(EncryptionId.ENCR_AES_CBC, 256),
                                integ(IntegrityId.AUTH_HMAC_SHA1_96), prf(PrfId.PRF_HMAC_SHA1),
                                ke(KeyExchangeId.MODP_2048)),
                        esp("aes256-sha256", encr(EncryptionId.ENCR_AES_CBC, 256),
                                integ(IntegrityId.AUTH_HMAC_SHA2_256_128))),
                Arguments.of(new Variant(IkeVersion.IKEV1, false, Authentication.PSK, true, false, false),
                        "ikev1-main-psk-commit-aes128-sha256-ecp256.json",
                        ike("aes128-sha256-ecp256", encr(EncryptionId.ENCR_AES_CBC, 128),
                                integ(IntegrityId.AUTH_HMAC_SHA2_256_128), prf(PrfId.PRF_HMAC_SHA2_256),
                                ke(KeyExchangeId.ECP_256)),
                        esp("aes128gcm16-ecp256", encr(EncryptionId.ENCR_AES_GCM_16, 128),
                                ke(KeyExchangeId.ECP_256))),
                Arguments.of(new Variant(IkeVersion.IKEV1, false, Authentication.PSK, false, true, false),
                        "ikev1-main-psk-new-group-aes128-sha256-ecp256.json",
                        ike("aes128-sha256-ecp256", encr(EncryptionId.ENCR_AES_CBC, 128),
                                integ(IntegrityId.AUTH_HMAC_SHA2_256_128), prf(PrfId.PRF_HMAC_SHA2_256),
                                ke(KeyExchangeId.ECP_256)),
                        esp("aes128gcm16-ecp256", encr(EncryptionId.ENCR_AES_GCM_16, 128),
                                ke(KeyExchangeId.ECP_256))),
                Arguments.of(new Variant(IkeVersion.IKEV1, true, Authentication.PSK),
                        "ikev1-aggressive-psk-3des-md5-modp1536.json",
                        ike("3des-md5-modp1536", Transform.of(Known.ENCR, EncryptionId.ENCR_3DES),
                                integ(IntegrityId.AUTH_HMAC_MD5_96), prf(PrfId.PRF_HMAC_MD5),
                                ke(KeyExchangeId.MODP_1536)),
                        esp("aes128-sha1-modp1536", encr(EncryptionId.ENCR_AES_CBC, 128),
                                integ(IntegrityId.AUTH_HMAC_SHA1_96), ke(KeyExchangeId.MODP_1536))));
    }

    private static ProposalSpec usualIke() {
        return ike("aes128-sha256-x25519", encr(EncryptionId.ENCR_AES_CBC, 128),
                integ(IntegrityId.AUTH_HMAC_SHA2_256_128), prf(PrfId.PRF_HMAC_SHA2_256),
                ke(KeyExchangeId.CURVE25519));
    }

    private static ProposalSpec usualEsp() {
        return esp("aes128gcm16-x25519", encr(EncryptionId.ENCR_AES_GCM_16, 128),
                ke(KeyExchangeId.CURVE25519));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void theFileSaysWhatIsPlayed(Variant variant, String name, ProposalSpec ike, ProposalSpec esp)
            throws IOException {
        Path file = FOLDER.resolve(name);
        String vectors = HandshakeVectors.of(
                title(variant) + " with a pre-shared key: " + ike.text() + ", " + esp.text(),
                Demonstration.play(1, variant, ike, esp));
        if (Boolean.getBoolean("ike.vectors.write")) {
            Files.writeString(file, vectors);
        }
        assertThat(file).hasContent(vectors);
        // What only IKEv2 has is left out of IKEv1.
        assertThat(JsonPaths.of(vectors.replace("\n", ""))).isSubsetOf(documented("## The file"));
        assertThat(documented("## The file")).isSubsetOf(Sets.union(JsonPaths.of(vectors.replace("\n", "")),
                variant.version() == IkeVersion.IKEV2 ? Set.of() : Set.of("steps[].response")));
    }

    private static String title(Variant variant) {
        return variant.version() == IkeVersion.IKEV2
                ? "IKEv2"
                : variant.aggressive() ? "IKEv1, Aggressive Mode," : "IKEv1, Main Mode,";
    }

    @ParameterizedTest
    @CsvSource({"main, rsa-sig", "aggressive, rsa-sig", "main, dss", "aggressive, dss", "main, ecdsa",
            "aggressive, ecdsa",
            "main, pke", "aggressive, pke", "main, rpke", "aggressive, rpke", "main, hybrid", "aggressive, hybrid"})
    void theFileSaysWhatIsPlayedWithKeys(String mode, String auth) throws IOException {
        Path file = FOLDER.resolve("ikev1-" + mode + "-" + auth + ".json");
        Authentication authentication = Authentication.of(auth).orElseThrow();
        Recording recording = Demonstration.play(1,
                new Variant(IkeVersion.IKEV1, mode.equals("aggressive"), authentication));
        String title = "IKEv1 in " + mode + " mode, authentication " + auth;
        String vectors = HandshakeVectors.of(title, recording, authentication);
        if (Boolean.getBoolean("ike.vectors.write")) {
            Files.writeString(file, vectors);
        }
        assertThat(file).hasContent(vectors);
        Set<String> both = documented("## The file");
        both.addAll(documented("## What is more in the files with keys"));
        assertThat(both).containsAll(JsonPaths.of(vectors.replace("\n", "")));
    }

    /** The members that a chapter of docs/vectors/README.md names. */
    private static Set<String> documented(String chapter) throws IOException {
        Set<String> documented = new TreeSet<>();
        String text = Files.readString(FOLDER.resolve("README.md"));
        int begin = text.indexOf(chapter);
        int end = text.indexOf("\n## ", begin + 1);
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(text.substring(begin, end < 0 ? text.length() : end));
        while (row.find()) {
            documented.add(row.group(1));
        }
        return documented;
    }

    private static ProposalSpec ike(String text, Transform... transforms) {
        return new ProposalSpec(text, ProtocolId.Known.IKE, ImmutableList.copyOf(transforms));
    }

    private static ProposalSpec esp(String text, Transform... transforms) {
        return new ProposalSpec(text, ProtocolId.Known.ESP,
                ImmutableList.<Transform>builder().add(transforms).add(SEQUENTIAL).build());
    }

    private static Transform encr(EncryptionId id, int bits) {
        return Transform.of(Known.ENCR, id, bits);
    }

    private static Transform integ(IntegrityId id) {
        return Transform.of(Known.INTEG, id);
    }

    private static Transform prf(PrfId id) {
        return Transform.of(Known.PRF, id);
    }

    private static Transform ke(TransformId id) {
        return Transform.of(Known.KE, id);
    }
}
