package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ProposalSpec;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;

/** Short names for transforms, proposals and configured proposals. */
final class Suites {
    static final Transform CBC128 = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128);
    static final Transform CBC256 = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 256);
    static final Transform GCM128 = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128);
    static final Transform GCM256 = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256);
    static final Transform PRF256 = Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256);
    static final Transform PRF384 = Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_384);
    static final Transform SHA1 = Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA1_96);
    static final Transform SHA256 = Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128);
    static final Transform NO_INTEG = Transform.of(Known.INTEG, IntegrityId.NONE);
    static final Transform X25519 = Transform.of(Known.KE, KeyExchangeId.CURVE25519);
    static final Transform ECP256 = Transform.of(Known.KE, KeyExchangeId.ECP_256);
    static final Transform MODP2048 = Transform.of(Known.KE, KeyExchangeId.MODP_2048);
    static final Transform NO_KE = Transform.of(Known.KE, KeyExchangeId.NONE);
    static final Transform SN32 = Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32);
    static final Transform SN64 = Transform.of(Known.SN, SequenceNumbersId.PARTIALLY_TRANSMITTED_64);
    static final Bytes SPI = Bytes.of(1, 2, 3, 4);

    private Suites() {
    }

    static Proposal ike(int number, Transform... transforms) {
        return new Proposal(number, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.copyOf(transforms));
    }

    static Proposal esp(int number, Transform... transforms) {
        return new Proposal(number, ProtocolId.Known.ESP, SPI, ImmutableList.copyOf(transforms));
    }

    static ProposalSpec ikeSpec(String text, Transform... transforms) {
        return new ProposalSpec(text, ProtocolId.Known.IKE, ImmutableList.copyOf(transforms));
    }

    static ProposalSpec espSpec(String text, Transform... transforms) {
        return new ProposalSpec(text, ProtocolId.Known.ESP, ImmutableList.copyOf(transforms));
    }
}
