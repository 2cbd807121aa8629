package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.engine.config.ProposalSpec;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformAttribute;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import ike.wire.v2.TransformType.Known;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7296 §2.7, §3.3.3, §3.3.6, the responder's side. */
class ProposalChoiceTest {
    private static final ProposalSpec IKE_CBC = Suites.ikeSpec("aes128-sha256-x25519-ecp256", Suites.CBC128,
            Suites.PRF256, Suites.SHA256, Suites.X25519, Suites.ECP256);
    private static final ProposalSpec IKE_GCM = Suites.ikeSpec("aes256gcm16-prfsha384-x25519", Suites.GCM256,
            Suites.PRF384, Suites.X25519);
    private static final ProposalSpec ESP_GCM = Suites.espSpec("aes256gcm16", Suites.GCM256, Suites.SN32);
    private static final ProposalSpec ESP_CBC = Suites.espSpec("aes128-sha256", Suites.CBC128, Suites.SHA256,
            Suites.SN32);

    @Test
    void theAnswerHasThePeersNumberOurSpiAndOneTransformOfEachType() {
        Proposal offered = Suites.esp(3, Suites.SN64, Suites.SN32, Suites.SHA1, Suites.SHA256, Suites.CBC256,
                Suites.CBC128);
        Choice.Chosen chosen = chosen(offered, ESP_CBC);
        assertThat(chosen.chosen().spi()).isEqualTo(Suites.SPI);
        assertThat(chosen.answer(Bytes.of(9, 9, 9, 9))).isEqualTo(new Proposal(3, ProtocolId.Known.ESP,
                Bytes.of(9, 9, 9, 9), ImmutableList.of(Suites.CBC128, Suites.SHA256, Suites.SN32)));
    }

    @Test
    void ourOrderWinsAmongProposalsAndAmongTransforms() {
        List<Proposal> offered = List.of(
                Suites.ike(1, Suites.CBC128, Suites.PRF256, Suites.SHA256, Suites.ECP256, Suites.X25519),
                Suites.ike(2, Suites.GCM256, Suites.PRF384, Suites.ECP256, Suites.X25519));
        Choice.Chosen chosen = (Choice.Chosen) ProposalChoice.choose(offered, List.of(IKE_GCM, IKE_CBC));
        assertThat(chosen.by()).isEqualTo(IKE_GCM);
        assertThat(chosen.chosen().number()).isEqualTo(2);
        assertThat(chosen.keyExchange()).isEqualTo(KeyExchangeId.CURVE25519);
    }

    @Test
    void theOrderOfThePeerWinsIfThatIsPreferred() {
        List<Proposal> offered = List.of(
                Suites.ike(1, Suites.CBC128, Suites.PRF256, Suites.SHA256, Suites.ECP256, Suites.X25519),
                Suites.ike(2, Suites.GCM256, Suites.PRF384, Suites.ECP256, Suites.X25519));
        Choice.Chosen chosen = (Choice.Chosen) ProposalChoice.choose(offered, List.of(IKE_GCM, IKE_CBC),
                Preference.OFFERED);
        assertThat(chosen.by()).isEqualTo(IKE_CBC);
        assertThat(chosen.chosen().number()).isEqualTo(1);
        assertThat(chosen.keyExchange()).isEqualTo(KeyExchangeId.ECP_256);
    }

    @Test
    void anotherKeyLengthIsAnotherAlgorithm() {
        assertThat(refused(Suites.esp(1, Suites.GCM128, Suites.SN32), ESP_GCM))
                .contains("offered ENCR_AES_GCM_16 (128 bits); configured ENCR_AES_GCM_16 (256 bits)");
        refused(Suites.esp(1, Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16), Suites.SN32), ESP_GCM);
    }

    @Test
    void anUnknownAttributeMakesTheTransformUnacceptableButNotItsProposal() {
        Transform strange = new Transform(Known.ENCR, EncryptionId.ENCR_AES_GCM_16,
                ImmutableList.of(TransformAttribute.keyLength(256), new TransformAttribute(99, true, Bytes.u16(1))));
        refused(Suites.esp(1, strange, Suites.SN32), ESP_GCM);
        assertThat(chosen(Suites.esp(1, strange, Suites.GCM256, Suites.SN32), ESP_GCM).of(Known.ENCR))
                .contains(Suites.GCM256);
    }

    @Test
    void anUnknownTransformTypeMakesTheProposalUnacceptable() {
        TransformType type = TransformType.of(77);
        Transform strange = Transform.of(type, TransformId.of(type, 0));
        assertThat(refused(Suites.esp(1, Suites.GCM256, Suites.SN32, strange), ESP_GCM)).contains("type 77");
        refused(Suites.esp(1, Suites.GCM256, Suites.SN32, Suites.PRF256), ESP_GCM);
    }

    @Test
    void anUnknownAlgorithmIsPassedOver() {
        Transform strange = Transform.of(Known.ENCR, TransformId.of(Known.ENCR, 1025));
        assertThat(chosen(Suites.esp(1, strange, Suites.GCM256, Suites.SN32), ESP_GCM).of(Known.ENCR))
                .contains(Suites.GCM256);
    }

    @Test
    void aCombinedModeCipherTakesNoIntegrityAlgorithm() {
        assertThat(chosen(Suites.esp(1, Suites.GCM256, Suites.NO_INTEG, Suites.SN32), ESP_GCM).chosen().transforms())
                .containsExactly(Suites.GCM256, Suites.NO_INTEG, Suites.SN32);
        refused(Suites.esp(1, Suites.GCM256, Suites.SHA256, Suites.SN32), ESP_GCM);
        ProposalSpec mixed = Suites.espSpec("aes256gcm16-aes128-sha256", Suites.GCM256, Suites.CBC128, Suites.SHA256,
                Suites.SN32);
        assertThat(chosen(Suites.esp(1, Suites.GCM256, Suites.CBC128, Suites.SHA256, Suites.SN32), mixed).chosen()
                .transforms())
                .containsExactly(Suites.CBC128, Suites.SHA256, Suites.SN32);
    }

    @Test
    void aClassicCipherIsNeverWithoutIntegrity() {
        refused(Suites.esp(1, Suites.CBC128, Suites.SN32), ESP_CBC);
        ProposalSpec careless = Suites.espSpec("aes128-none", Suites.CBC128, Suites.NO_INTEG, Suites.SN32);
        refused(Suites.esp(1, Suites.CBC128, Suites.NO_INTEG, Suites.SN32), careless);
    }

    @Test
    void aMissingOptionalTypeEqualsNone() {
        ProposalSpec withPfs = Suites.espSpec("aes256gcm16-x25519", Suites.GCM256, Suites.X25519, Suites.SN32);
        ProposalSpec maybePfs = Suites.espSpec("aes256gcm16-x25519-modpnone", Suites.GCM256, Suites.X25519,
                Suites.NO_KE, Suites.SN32);
        Proposal without = Suites.esp(1, Suites.GCM256, Suites.SN32);
        assertThat(refused(without, withPfs)).contains("KE: offered nothing; configured Curve25519");
        assertThat(chosen(without, maybePfs).keyExchange()).isEqualTo(KeyExchangeId.NONE);
        assertThat(chosen(without, maybePfs).of(Known.KE)).isEmpty();
        assertThat(chosen(Suites.esp(1, Suites.GCM256, Suites.SN32, Suites.X25519, Suites.NO_KE), ESP_GCM).of(Known.KE))
                .contains(Suites.NO_KE);
        refused(Suites.esp(1, Suites.GCM256, Suites.SN32, Suites.X25519), ESP_GCM);
    }

    @Test
    void missingSequenceNumbersAreTheOnesOf32Bits() {
        assertThat(chosen(Suites.esp(1, Suites.GCM256), ESP_GCM).chosen().transforms()).containsExactly(Suites.GCM256);
        refused(Suites.esp(1, Suites.GCM256, Suites.SN64), ESP_GCM);
        refused(Suites.esp(1, Suites.GCM256), Suites.espSpec("aes256gcm16-esn", Suites.GCM256, Suites.SN64));
    }

    @Test
    void anIkeProposalNeedsItsMandatoryTypes() {
        refused(Suites.ike(1, Suites.CBC128, Suites.SHA256, Suites.X25519), IKE_CBC);
        refused(Suites.ike(1, Suites.CBC128, Suites.PRF256, Suites.X25519), IKE_CBC);
        refused(Suites.ike(1, Suites.CBC128, Suites.PRF256, Suites.SHA256), IKE_CBC);
        refused(Suites.ike(1, Suites.PRF256, Suites.SHA256, Suites.X25519), IKE_CBC);
        refused(Suites.ike(1, Suites.CBC128, Suites.PRF256, Suites.SHA256, Suites.NO_KE),
                Suites.ikeSpec("bad", Suites.CBC128, Suites.PRF256, Suites.SHA256, Suites.NO_KE));
    }

    @Test
    void anAdditionalKeyExchangeMayBeDeclined() {
        Transform none = Transform.of(Known.ADDKE1, KeyExchangeId.NONE);
        Transform mlkem = Transform.of(Known.ADDKE1, KeyExchangeId.ML_KEM_768);
        assertThat(chosen(Suites.ike(1, Suites.GCM256, Suites.PRF384, Suites.X25519, mlkem, none), IKE_GCM)
                .of(Known.ADDKE1)).contains(none);
        refused(Suites.ike(1, Suites.GCM256, Suites.PRF384, Suites.X25519, mlkem), IKE_GCM);
    }

    /** RFC 9370 §2.2.1: no method twice, NONE as often as wanted. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // offered ADDKE1, ADDKE2; configured ADDKE1, ADDKE2; chosen ones, or - for none
            "768, 1024, 768, 1024, 768 1024", "768 1024, 768 1024, 768 1024, 768 1024, 768 1024",
            "768 1024, 768, 768 1024, 768 1024, 1024 768", "768, 768, 768, 768, -",
            "768, 768 NONE, 768, 768 NONE, 768 NONE", "768 NONE, 768 NONE, NONE, NONE, NONE NONE",
            "768, NONE, 768, 768, -"})
    void additionalKeyExchangesDiffer(String offered1, String offered2, String ours1, String ours2, String chosen) {
        ProposalSpec spec = Suites.ikeSpec("ours", additional(ours1, ours2));
        Proposal offer = Suites.ikeSpec("theirs", additional(offered1, offered2)).toProposal(1, Bytes.EMPTY);
        Choice choice = ProposalChoice.choose(List.of(offer), List.of(spec));
        if (chosen == null) {
            assertThat(choice).isInstanceOf(Choice.None.class);
            return;
        }
        assertThat(((Choice.Chosen) choice).chosen().transforms().stream().map(Transform::type)
                .filter(TransformType::isAdditionalKeyExchange))
                .containsExactly(TransformType.Known.ADDKE1, TransformType.Known.ADDKE2);
        assertThat(((Choice.Chosen) choice).chosen().transforms().stream()
                .filter(t -> t.type().isAdditionalKeyExchange()).map(Transform::id))
                .containsExactlyElementsOf(methods(chosen));
        assertThat(ProposalChoice.verifyAnswer(List.of(offer), List.of(((Choice.Chosen) choice).chosen())))
                .isInstanceOf(ProposalAnswer.Consistent.class);
    }

    @Test
    void anAnswerWithOneAdditionalKeyExchangeTwiceIsRefused() {
        Proposal offer = Suites.ikeSpec("ours", additional("768 1024", "768 1024")).toProposal(1, Bytes.EMPTY);
        Proposal answer = Suites.ikeSpec("theirs", additional("768", "768")).toProposal(1, Bytes.EMPTY);
        assertThat(
                ((ProposalAnswer.Inconsistent) ProposalChoice.verifyAnswer(List.of(offer), List.of(answer))).reason())
                .contains("twice");
    }

    private static Transform[] additional(String first, String second) {
        return Stream.of(Stream.of(Suites.GCM256, Suites.PRF256, Suites.X25519),
                methods(first).stream().map(id -> Transform.of(TransformType.Known.ADDKE1, id)),
                methods(second).stream().map(id -> Transform.of(TransformType.Known.ADDKE2, id))).flatMap(s -> s)
                .toArray(Transform[]::new);
    }

    private static List<KeyExchangeId> methods(String words) {
        return Splitter.on(' ').splitToStream(words)
                .map(word -> KeyExchangeId.valueOf(word.equals("NONE") ? word : "ML_KEM_" + word)).toList();
    }

    @Test
    void protocolAndSpiLengthMustFit() {
        refused(Suites.ike(1, Suites.GCM256, Suites.SN32), ESP_GCM);
        Proposal shortSpi = new Proposal(1, ProtocolId.Known.ESP, Bytes.of(1, 2),
                ImmutableList.of(Suites.GCM256, Suites.SN32));
        assertThat(refused(shortSpi, ESP_GCM)).contains("SPI: offered 2 octets; configured 4 octets");
    }

    private static Choice.Chosen chosen(Proposal offered, ProposalSpec configured) {
        return (Choice.Chosen) ProposalChoice.choose(List.of(offered), List.of(configured));
    }

    private static String refused(Proposal offered, ProposalSpec configured) {
        return ((Choice.None) ProposalChoice.choose(List.of(offered), List.of(configured))).explanation();
    }
}
