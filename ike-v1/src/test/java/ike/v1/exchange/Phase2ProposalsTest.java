package ike.v1.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.config.ChildConfig;
import ike.engine.config.ProposalSpec;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.PrivateGroups;
import ike.wire.Bytes;
import ike.wire.v1.AhTransformId;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.EspTransformId;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TransformType.Known;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proposals of Quick Mode with different numbers are alternatives, those with one number a bundle (RFC 2408 §4.2). */
class Phase2ProposalsTest {
    private static final ProposalSpec SPEC = new ProposalSpec("aes128-sha1", ike.wire.v2.ProtocolId.Known.ESP,
            ImmutableList.of(ike.wire.v2.Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    ike.wire.v2.Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA1_96)));
    private static final ChildConfig CHILD = new ChildConfig("net", ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of(SPEC), ChildConfig.StartAction.NONE, IpsecMode.TUNNEL, Duration.ZERO, Duration.ZERO,
            Duration.ZERO, 32);
    private static final PfsGroups NUMBERED = new PfsGroups(PrivateGroups.NONE, Optional.empty());
    private static final Transform OURS = Phase2Suites.of(SPEC, NUMBERED, EncapsulationMode.TUNNEL, Lifetimes.UNLIMITED)
            .getFirst();
    private static final Transform OTHER = new Transform(1, EspTransformId.ESP_DES_IV32, OURS.attributes());

    @Test
    void theFirstAlternativeThatFitsIsTaken() throws Refused {
        Phase2Proposals.Chosen chosen = choose(esp(1, 0x111, OTHER), esp(2, 0x222, OTHER, OURS), esp(3, 0x333, OURS));
        assertThat(chosen.answer().proposals()).containsExactly(esp(2, 0x444, OURS));
        assertThat(chosen.peersSpi()).isEqualTo(0x222);
    }

    @Test
    void ofABundleNothingIsTaken() throws Refused {
        Proposal ah = new Proposal(1, ProtocolId.Known.AH, Bytes.u32(0x111),
                ImmutableList.of(new Transform(1, AhTransformId.AH_SHA, OURS.attributes())));
        assertThatThrownBy(() -> choose(ah, esp(1, 0x222, OURS))).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.NoProposal.class));
        assertThat(choose(ah, esp(1, 0x222, OURS), esp(2, 0x333, OURS)).peersSpi()).isEqualTo(0x333);
    }

    private static Phase2Proposals.Chosen choose(Proposal... proposals) throws Refused {
        return Phase2Proposals.choose(SaPayload.of(ImmutableList.copyOf(proposals)), CHILD, NUMBERED, IpsecMode.TUNNEL,
                0x444);
    }

    private static Proposal esp(int number, int spi, Transform... transforms) {
        return new Proposal(number, ProtocolId.Known.ESP, Bytes.u32(spi), ImmutableList.copyOf(transforms));
    }
}
