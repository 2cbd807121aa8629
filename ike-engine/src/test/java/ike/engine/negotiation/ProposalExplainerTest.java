package ike.engine.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.config.ProposalSpec;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType.Known;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalExplainerTest {
    @Test
    void everyOfferedProposalIsComparedWithEveryConfiguredOne() {
        Transform strange = Transform.of(Known.ENCR, TransformId.of(Known.ENCR, 1025));
        Transform mlkem = Transform.of(Known.ADDKE1, KeyExchangeId.ML_KEM_768);
        List<Proposal> offered = List.of(
                Suites.ike(1, Suites.CBC128, strange, Suites.PRF256, Suites.SHA256, Suites.MODP2048),
                Suites.ike(2, Suites.GCM256, Suites.PRF384, Suites.X25519, mlkem));
        List<ProposalSpec> configured = List.of(
                Suites.ikeSpec("aes256gcm16-prfsha384-x25519", Suites.GCM256, Suites.PRF384, Suites.X25519),
                Suites.ikeSpec("aes128-sha256-ecp256", Suites.CBC128, Suites.PRF256, Suites.SHA256, Suites.ECP256));
        assertThat(ProposalExplainer.explain(offered, configured)).isEqualTo(
                """
                        no proposal in common: 2 offered, 2 configured
                        offered proposal 1 (IKE)  aes128-unknown (1025)-prfsha256-sha256-modp2048
                            ENCR   ENCR_AES_CBC (128 bits), unknown (1025)
                            PRF    PRF_HMAC_SHA2_256
                            INTEG  AUTH_HMAC_SHA2_256_128
                            KE     2048-bit MODP Group
                          first difference to the configured proposal
                            aes256gcm16-prfsha384-x25519   ENCR: offered ENCR_AES_CBC (128 bits), unknown (1025); configured ENCR_AES_GCM_16 (256 bits)
                            aes128-sha256-ecp256           KE: offered 2048-bit MODP Group; configured 256-bit random ECP group
                        offered proposal 2 (IKE)  aes256gcm16-prfsha384-x25519-ke1_mlkem768
                            ENCR    ENCR_AES_GCM_16 (256 bits)
                            PRF     PRF_HMAC_SHA2_384
                            KE      Curve25519
                            ADDKE1  ml-kem-768
                          first difference to the configured proposal
                            aes256gcm16-prfsha384-x25519   ADDKE1: offered ml-kem-768; configured NONE
                            aes128-sha256-ecp256           ENCR: offered ENCR_AES_GCM_16 (256 bits); configured ENCR_AES_CBC (128 bits)""");
    }

    @Test
    void aFloodOfProposalsIsCutShort() {
        Proposal large = Suites.esp(1, Collections.nCopies(255, Suites.CBC128).toArray(Transform[]::new));
        List<Proposal> offered = IntStream.range(0, 255).mapToObj(_ -> large).toList();
        String text = ProposalExplainer.explain(offered,
                List.of(Suites.espSpec("aes256gcm16", Suites.GCM256, Suites.SN32)));
        assertThat(text).contains("and 239 more").endsWith("and 239 more offered proposals")
                .hasLineCount(1 + 16 * 4 + 1);
    }

    @Test
    void nothingOfferedOrConfiguredIsSaid() {
        assertThat(ProposalExplainer.explain(List.of(), List.of()))
                .isEqualTo("no proposal in common: 0 offered, 0 configured");
    }
}
