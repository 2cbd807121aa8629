package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.ProposalSpec;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.18: which PRF a rekeyed IKE SA has. */
class KeptPrfTest {
    private static final ProposalSpec SHA512 = new ProposalSpec("aes256gcm16-prfsha512-x25519", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256),
                    Transform.of(TransformType.Known.PRF, PrfId.PRF_HMAC_SHA2_512),
                    Transform.of(TransformType.Known.KE, KeyExchangeId.CURVE25519)));

    /** Both ends have both, in another order: whoever answers would choose the other one. */
    @Test
    void itStaysWhereBothEndsHaveIt() {
        Setup setup = Setup.USUAL.left(Change.proposals(SHA512, Fixtures.IKE_GCM))
                .right(Change.proposals(Fixtures.IKE_GCM, SHA512));
        Scene.established(setup, scene -> {
            assertThat(prf(scene.left())).isEqualTo(PrfId.PRF_HMAC_SHA2_256);
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            assertThat(prf(scene.left())).isEqualTo(PrfId.PRF_HMAC_SHA2_256);
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            assertThat(prf(scene.right())).isEqualTo(PrfId.PRF_HMAC_SHA2_256);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.CREATE_CHILD_SA, true).getFirst()
                    .get(SaPayload.class).proposals()).as("nothing else is offered").hasSize(1);
            scene.settle();
        });
    }

    /** A configuration that has changed meanwhile counts. */
    @Test
    void itGivesWayWhereItIsNotConfiguredAnyMore() {
        Setup setup = Setup.USUAL.both(Change.proposals(SHA512));
        Scene.established(Setup.USUAL, scene -> {
            scene.left().done(new Order.LoadConnection(setup.left()
                    .apply(Fixtures.connection(true, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
            scene.right().done(new Order.LoadConnection(setup.right()
                    .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM))));
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            scene.settle();
        });
    }

    private static Object prf(Actor actor) {
        return actor.sa().session().chosen().transforms(TransformType.Known.PRF).getFirst().id();
    }
}
