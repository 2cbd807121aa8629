package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Algorithm;
import ike.crypto.Algorithm.Kind;
import ike.crypto.Algorithms;
import ike.crypto.Keywords;
import ike.engine.config.ProposalSpec;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** strongSwan's notation of proposals, and its rules of what a proposal must have. */
class ProposalParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "aes128-sha256-modp2048 | AES_CBC 128, AUTH_HMAC_SHA2_256_128, PRF_HMAC_SHA2_256, MODP_2048",
            "aes-sha-modp1024 | AES_CBC 128, AUTH_HMAC_SHA1_96, PRF_HMAC_SHA1, MODP_1024",
            "aes256gcm16-prfsha384-x25519 | AES_GCM_16 256, PRF_HMAC_SHA2_384, CURVE25519",
            "aes128gcm128-prfsha256-curve25519 | AES_GCM_16 128, PRF_HMAC_SHA2_256, CURVE25519",
            "aes192gcm-sha2_512-ecp521 | AES_GCM_16 192, PRF_HMAC_SHA2_512, ECP_521",
            "aes256-aes128-sha384-prfsha512-ecp256-ecp384 | AES_CBC 256, AES_CBC 128, AUTH_HMAC_SHA2_384_192,"
                    + " PRF_HMAC_SHA2_512, ECP_256, ECP_384",
            "aes128-aes128-sha256-sha2_256-modp2048-none-noesn | AES_CBC 128, AUTH_HMAC_SHA2_256_128, PRF_HMAC_SHA2_256, MODP_2048"})
    void whatAnIkeProposalMeans(String text, String transforms) throws BadValue {
        assertThat(show(ProposalParser.parse(ProtocolId.Known.IKE, text).proposals()))
                .isEqualTo(text + ": " + transforms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"aes128gcm16 | AES_GCM_16 128, SEQUENTIAL_32",
            "aes128-sha256 | AES_CBC 128, AUTH_HMAC_SHA2_256_128, SEQUENTIAL_32",
            "aes128gcm16-sha256-prfsha256-ecp256 | AES_GCM_16 128, ECP_256, SEQUENTIAL_32",
            "null-sha256 | NULL, AUTH_HMAC_SHA2_256_128, SEQUENTIAL_32",
            "chacha20poly1305 | CHACHA20_POLY1305, SEQUENTIAL_32",
            "aes256gcm16iiv-aes256gcm16 | AES_GCM_16_IIV 256, AES_GCM_16 256, SEQUENTIAL_32",
            "aes256-sha512-modp3072-none-noesn | AES_CBC 256, AUTH_HMAC_SHA2_512_256, MODP_3072, NONE, SEQUENTIAL_32"})
    void whatAnEspProposalMeans(String text, String transforms) throws BadValue {
        assertThat(show(ProposalParser.parse(ProtocolId.Known.ESP, text).proposals()))
                .isEqualTo(text + ": " + transforms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sha256 | AUTH_HMAC_SHA2_256_128, SEQUENTIAL_32",
            "sha384-aesxcbc-x25519-none-esn | AUTH_HMAC_SHA2_384_192, AUTH_AES_XCBC_96, CURVE25519, NONE,"
                    + " PARTIALLY_TRANSMITTED_64"})
    void whatAnAhProposalMeans(String text, String transforms) throws BadValue {
        assertThat(show(ProposalParser.parse(ProtocolId.Known.AH, text).proposals()))
                .isEqualTo(text + ": " + transforms);
    }

    @Test
    void ahEncryptsNothing() {
        assertThatThrownBy(() -> ProposalParser.parse(ProtocolId.Known.AH, "aes128-sha256"))
                .hasMessageContaining("\"aes128\" in \"aes128-sha256\" is not for AH; expected sha256");
        assertThatThrownBy(() -> ProposalParser.parse(ProtocolId.Known.AH, "x25519"))
                .hasMessageContaining("lacks an integrity algorithm");
        assertThat(ProposalParser.defaults(ProtocolId.Known.AH)).hasSize(1);
    }

    @Test
    void proposalsHaveCommasBetweenThem() throws BadValue {
        List<ProposalSpec> proposals = ProposalParser
                .parse(ProtocolId.Known.ESP, "aes256gcm16 , aes128-sha256,default").proposals();
        assertThat(proposals).hasSize(4);
        assertThat(proposals.subList(2, 4)).isEqualTo(ProposalParser.defaults(ProtocolId.Known.ESP));
    }

    @Test
    void theDefaultForIkePrefersWhatIsNoAead() {
        assertThat(show(ProposalParser.defaults(ProtocolId.Known.IKE)).replaceAll("(?m)^.*: ", "")).isEqualTo("""
                AES_CBC 128, AES_CBC 192, AES_CBC 256, AUTH_HMAC_SHA2_256_128, AUTH_HMAC_SHA2_384_192, \
                AUTH_HMAC_SHA2_512_256, AUTH_HMAC_SHA1_96, PRF_HMAC_SHA2_256, PRF_HMAC_SHA2_384, PRF_HMAC_SHA2_512, \
                PRF_HMAC_SHA1, CURVE25519, ECP_256, ECP_384, ECP_521, MODP_3072, MODP_4096, MODP_2048
                AES_GCM_16 128, AES_GCM_16 192, AES_GCM_16 256, PRF_HMAC_SHA2_256, PRF_HMAC_SHA2_384, \
                PRF_HMAC_SHA2_512, PRF_HMAC_SHA1, CURVE25519, ECP_256, ECP_384, ECP_521, MODP_3072, MODP_4096, \
                MODP_2048""");
    }

    @Test
    void theDefaultForEspPrefersAnAeadAndMakesTheKeyExchangeAnOffer() {
        assertThat(show(ProposalParser.defaults(ProtocolId.Known.ESP)).replaceAll("(?m)^.*: ", "")).isEqualTo(
                """
                        AES_GCM_16 128, AES_GCM_16 192, AES_GCM_16 256, CURVE25519, ECP_256, ECP_384, ECP_521, MODP_3072, \
                        MODP_4096, MODP_2048, NONE, SEQUENTIAL_32
                        AES_CBC 128, AES_CBC 192, AES_CBC 256, AUTH_HMAC_SHA2_256_128, AUTH_HMAC_SHA2_384_192, \
                        AUTH_HMAC_SHA2_512_256, AUTH_HMAC_SHA1_96, CURVE25519, ECP_256, ECP_384, ECP_521, MODP_3072, MODP_4096, \
                        MODP_2048, NONE, SEQUENTIAL_32""");
    }

    @Test
    void nothingThatMustNotBeUsedIsInADefault() {
        for (ProtocolId protocol : List.of(ProtocolId.Known.IKE, ProtocolId.Known.ESP)) {
            for (ProposalSpec proposal : ProposalParser.defaults(protocol)) {
                assertThat(proposal.transforms()).noneMatch(t -> switch (t.id().status(protocol)) {
                    case MUST_NOT, SHOULD_NOT, DEPRECATED, NOT_ALLOWED -> true;
                    case MUST, MUST_MINUS, SHOULD, SHOULD_PLUS, MAY, UNSPECIFIED -> false;
                });
            }
        }
    }

    /** What is printed from the table reads back as the same proposal. */
    @Test
    void whatIsPrintedIsReadBack() throws BadValue {
        for (ProtocolId protocol : List.of(ProtocolId.Known.IKE, ProtocolId.Known.ESP)) {
            for (ProposalSpec proposal : ProposalParser.defaults(protocol)) {
                List<ProposalSpec> again = ProposalParser.parse(protocol, Keywords.of(proposal.transforms()))
                        .proposals();
                assertThat(again).extracting(ProposalSpec::transforms).containsExactly(proposal.transforms());
            }
        }
    }

    @Test
    void weakAlgorithmsAreToldApart() throws BadValue {
        assertThat(
                ProposalParser.parse(ProtocolId.Known.IKE, "aes128-sha1-modp1024,aes128-sha1-modp2048-modp1536").weak())
                .containsExactly("sha1", "modp1024", "modp1536");
        assertThat(ProposalParser.parse(ProtocolId.Known.IKE, "default").weak()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "aes128-sha256 | \"aes128-sha256\" lacks a key exchange method; expected one, such as x25519, ecp256, ecp384 or"
                    + " modp2048",
            "aes128-sha256-none | \"aes128-sha256-none\" lacks a key exchange method; expected one, such as x25519, ecp256,"
                    + " ecp384 or modp2048",
            "aes128gcm16-x25519 | \"aes128gcm16-x25519\" lacks a pseudorandom function; expected one, such as prfsha256,"
                    + " prfsha384 or prfsha512",
            "aes128-prfsha256-x25519 | \"aes128-prfsha256-x25519\" lacks an integrity algorithm; expected one, such as"
                    + " sha256, sha384 or sha512",
            "sha256-x25519 | \"sha256-x25519\" lacks an encryption algorithm; expected one, such as aes128, aes256,"
                    + " aes128gcm16 or aes256gcm16",
            "aes128-aes128gcm16-sha256-x25519 | \"aes128-aes128gcm16-sha256-x25519\" mixes AEAD and other encryption (RFC"
                    + " 7296 §3.3); expected two proposals with a comma between them",
            "aes128-sha265-x25519 | \"sha265\" in \"aes128-sha265-x25519\" is no algorithm; did you mean sha256?",
            "AES128-sha256-x25519 | \"AES128\" in \"AES128-sha256-x25519\" is no algorithm; expected keywords like"
                    + " aes128gcm16-prfsha256-x25519",
            "aes128-sha256-modp2048! | \"modp2048!\" in \"aes128-sha256-modp2048!\" ends with the \"!\" of ipsec.conf;"
                    + " expected it to be left out",
            "null-sha256-modp2048 | \"null\" in \"null-sha256-modp2048\" is not for IKE; expected aes128, aes256,"
                    + " aes128gcm16 or aes256gcm16",
            "aes128gmac-prfsha256-x25519 | \"aes128gmac\" in \"aes128gmac-prfsha256-x25519\" is not for IKE; expected"
                    + " aes128gcm16 or aes256gcm16",
            "twofish-sha256-modp2048 | \"twofish\" in \"twofish-sha256-modp2048\" is not supported; expected aes128, aes256,"
                    + " aes128gcm16 or aes256gcm16",
            "aes128-sha256-gost256 | \"gost256\" in \"aes128-sha256-gost256\" is not supported; expected x25519, ecp256, ecp384"
                    + " or modp2048",
            "aes128-sha256-x25519-ke1_sha256 | \"ke1_sha256\" in \"aes128-sha256-x25519-ke1_sha256\" names no key exchange;"
                    + " expected one such as ke1_mlkem768",
            "aes128-sha256-x25519-ke8_mlkem768 | \"ke8_mlkem768\" in \"aes128-sha256-x25519-ke8_mlkem768\" is no algorithm;"
                    + " did you mean mlkem768?",
            "aes128-sha256-ke1_mlkem768 | \"aes128-sha256-ke1_mlkem768\" lacks a key exchange method; expected one, such as"
                    + " x25519, ecp256, ecp384 or modp2048"})
    void aBadIkeProposalSaysWhy(String text, String message) {
        assertThatThrownBy(() -> ProposalParser.parse(ProtocolId.Known.IKE, text)).hasMessage(message);
    }

    /** RFC 9370 §2.2.1; {@code none} makes an additional key exchange an offer. */
    @Test
    void additionalKeyExchangesHaveTypesOfTheirOwn() throws BadValue {
        ProposalSpec spec = ProposalParser
                .parse(ProtocolId.Known.IKE, "aes256gcm16-prfsha384-x25519-ke1_mlkem768-ke2_ecp384-ke2_none")
                .proposals()
                .getFirst();
        assertThat(spec.of(TransformType.Known.KE)).extracting(Transform::id).containsExactly(KeyExchangeId.CURVE25519);
        assertThat(spec.of(TransformType.Known.ADDKE1)).extracting(Transform::id)
                .containsExactly(KeyExchangeId.ML_KEM_768);
        assertThat(spec.of(TransformType.Known.ADDKE2)).extracting(Transform::id)
                .containsExactly(KeyExchangeId.ECP_384, KeyExchangeId.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "aes128 | \"aes128\" lacks an integrity algorithm; expected one, such as sha256, sha384 or sha512"})
    void aBadEspProposalSaysWhy(String text, String message) {
        assertThatThrownBy(() -> ProposalParser.parse(ProtocolId.Known.ESP, text)).hasMessage(message);
    }

    @Test
    void whatIsToldToBeUsedInsteadIsSupported() {
        for (Kind kind : Kind.values()) {
            for (String word : ProposalParser.instead(kind).split(", | or ", -1)) {
                assertThat(Algorithms.keywords().get(word)).as(word).isNotNull().matches(Algorithm::here);
            }
        }
    }

    private static String show(List<ProposalSpec> proposals) {
        return proposals.stream().map(p -> p.text() + ": " + p.transforms().stream().map(ProposalParserTest::show)
                .collect(Collectors.joining(", "))).collect(Collectors.joining("\n"));
    }

    private static String show(Transform transform) {
        String name = transform.id() instanceof Enum<?> known ? known.name() : transform.id().label();
        String bits = transform.keyLength().isPresent() ? " " + transform.keyLength().getAsInt() : "";
        return transform.type() == TransformType.Known.ENCR ? name.replace("ENCR_", "") + bits : name;
    }
}
