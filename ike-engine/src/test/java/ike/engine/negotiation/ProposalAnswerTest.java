package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7296 §3.3.6, the initiator's check. */
class ProposalAnswerTest {
    private static final List<Proposal> OFFERED = List.of(
            Suites.esp(1, Suites.GCM256, Suites.GCM128, Suites.X25519, Suites.NO_KE, Suites.SN32),
            Suites.esp(2, Suites.CBC128, Suites.CBC256, Suites.SHA256, Suites.X25519, Suites.SN32, Suites.SN64));

    @Test
    void oneTransformOfEachOfferedTypeIsConsistent() {
        consistent(Suites.esp(1, Suites.GCM128, Suites.X25519, Suites.SN32));
        consistent(Suites.esp(2, Suites.SN64, Suites.SHA256, Suites.X25519, Suites.CBC256));
    }

    @Test
    void noneMayBeSaidOrLeftOut() {
        consistent(Suites.esp(1, Suites.GCM128, Suites.SN32));
        consistent(Suites.esp(1, Suites.GCM128, Suites.NO_KE, Suites.NO_INTEG, Suites.SN32));
        consistent(Suites.esp(1, Suites.GCM128, Suites.X25519));
        inconsistent(Suites.esp(2, Suites.CBC128, Suites.SHA256, Suites.SN32),
                "KE: the answer has nothing, offered was Curve25519");
    }

    @Test
    void whatWasNotOfferedIsInconsistent() {
        inconsistent(Suites.esp(1, Suites.CBC128, Suites.SN32), "ENCR: the answer has ENCR_AES_CBC (128 bits)");
        inconsistent(Suites.esp(1, Suites.GCM256, Suites.SHA256, Suites.SN32),
                "INTEG: the answer has AUTH_HMAC_SHA2_256_128, offered was nothing");
        inconsistent(Suites.esp(1, Suites.GCM256, Suites.ECP256, Suites.SN32), "KE: the answer has");
        inconsistent(Suites.esp(2, Suites.CBC128, Suites.X25519, Suites.SN32), "INTEG: the answer has nothing");
        inconsistent(Suites.esp(1, Suites.SN32), "ENCR: the answer has nothing");
        TransformType type = TransformType.of(77);
        inconsistent(Suites.esp(1, Suites.GCM256, Suites.SN32, Transform.of(type, TransformId.of(type, 0))), "type 77");
    }

    @Test
    void twoTransformsOfOneTypeAreInconsistent() {
        inconsistent(Suites.esp(1, Suites.GCM128, Suites.GCM256, Suites.SN32), "2 transforms of type ENCR");
    }

    @Test
    void aMixtureOfOursThatMakesNoSenseIsInconsistent() {
        List<Proposal> mixed = List
                .of(Suites.esp(1, Suites.GCM256, Suites.CBC128, Suites.SHA256, Suites.NO_INTEG, Suites.SN32));
        assertThat(reason(mixed, List.of(Suites.esp(1, Suites.GCM256, Suites.SHA256, Suites.SN32))))
                .contains("combined-mode cipher with an integrity");
        assertThat(reason(mixed, List.of(Suites.esp(1, Suites.CBC128, Suites.NO_INTEG, Suites.SN32))))
                .contains("no integrity protection");
    }

    @Test
    void numberProtocolAndCountMustFit() {
        inconsistent(Suites.esp(3, Suites.GCM128, Suites.SN32), "the answer chose proposal 3, of 2 offered");
        inconsistent(Suites.ike(1, Suites.GCM128, Suites.SN32), "the answer is for IKE, offered was ESP");
        assertThat(reason(OFFERED, List.of())).contains("0 proposals");
        assertThat(reason(OFFERED, OFFERED)).contains("2 proposals");
    }

    private static void consistent(Proposal answer) {
        assertThat(ProposalChoice.verifyAnswer(OFFERED, List.of(answer)))
                .isEqualTo(new ProposalAnswer.Consistent(answer));
    }

    private static void inconsistent(Proposal answer, String reason) {
        assertThat(reason(OFFERED, List.of(answer))).contains(reason);
    }

    private static String reason(List<Proposal> offered, List<Proposal> answer) {
        return ((ProposalAnswer.Inconsistent) ProposalChoice.verifyAnswer(offered, answer)).reason();
    }
}
