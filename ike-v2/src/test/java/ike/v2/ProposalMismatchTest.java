package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Order;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.7: no proposal chosen, in words that say what to change. */
class ProposalMismatchTest {
    private static final Setup NOTHING_IN_COMMON = Setup.USUAL
            .left(Change.proposals(Fixtures.IKE_CBC, Fixtures.ike(KeyExchangeId.CURVE25519)))
            .right(Change.proposals(Fixtures.ike(KeyExchangeId.ECP_384)));

    @Test
    void theResponderComparesOfferAndConfiguration() {
        Scene.play(NOTHING_IN_COMMON, scene -> {
            scene.left().failed(new Order.Initiate("home", Optional.empty()));
            Failure failure = failure(scene.right());
            assertThat(failure.byPeer()).isFalse();
            assertThat(failure.notification()).isEqualTo("NO_PROPOSAL_CHOSEN");
            assertThat(failure.section()).isEqualTo("RFC 7296 §2.7");
            assertThat(failure.summary()).isEqualTo("no proposal for the IKE SA is acceptable");
            assertThat(failure.explanation()).isEqualTo(
                    """
                            no proposal in common: 2 offered, 1 configured
                            offered proposal 1 (IKE)  aes128-sha256-prfsha256-ecp256
                                ENCR   ENCR_AES_CBC (128 bits)
                                INTEG  AUTH_HMAC_SHA2_256_128
                                PRF    PRF_HMAC_SHA2_256
                                KE     256-bit random ECP group
                              first difference to the configured proposal
                                aes256gcm16-prfsha256   ENCR: offered ENCR_AES_CBC (128 bits); configured ENCR_AES_GCM_16 (256 bits)
                            offered proposal 2 (IKE)  aes256gcm16-prfsha256-x25519
                                ENCR  ENCR_AES_GCM_16 (256 bits)
                                PRF   PRF_HMAC_SHA2_256
                                KE    Curve25519
                              first difference to the configured proposal
                                aes256gcm16-prfsha256   KE: offered Curve25519; configured 384-bit random ECP group""");
        });
    }

    @Test
    void theInitiatorShowsItsOfferAndThatThePeersIsNotTold() {
        Scene.play(NOTHING_IN_COMMON, scene -> {
            String reason = scene.left().failed(new Order.Initiate("home", Optional.empty()));
            assertThat(reason).isEqualTo(
                    "NO_PROPOSAL_CHOSEN: the peer accepts none of the proposals that we offered");
            Failure failure = failure(scene.left());
            assertThat(failure.byPeer()).isTrue();
            assertThat(failure.explanation()).isEqualTo("""
                    offered proposal 1 (IKE): ENCR_AES_CBC (128 bits), AUTH_HMAC_SHA2_256_128, PRF_HMAC_SHA2_256, \
                    256-bit random ECP group
                    offered proposal 2 (IKE): ENCR_AES_GCM_16 (256 bits), PRF_HMAC_SHA2_256, Curve25519
                    the protocol does not tell what the peer would accept: look at its log, or let it initiate""");
        });
    }

    @Test
    void thePeerIsToldTheNotificationAndNothingElse() {
        Scene.play(NOTHING_IN_COMMON, scene -> {
            scene.left().failed(new Order.Initiate("home", Optional.empty()));
            Sighting answer = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT);
            assertThat(answer.header().responderSpi()).isEqualTo(IkeSpi.ZERO);
            assertThat(Iterables.getOnlyElement(answer.inner()).body()).isEqualTo(ike.wire.Bytes.of(0, 0, 0, 14));
            assertThat(answer.notify(NotifyType.Known.NO_PROPOSAL_CHOSEN)).isPresent();
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @Test
    void aPeerWithoutAConnectionIsToldTheSame() {
        Scene.play(Setup.USUAL.right(Change.component("remoteAddresses",
                com.google.common.collect.ImmutableList.of(ike.engine.config.AddressPattern
                        .exactly(ike.wire.ip.IpAddress.of("203.0.113.1"))))),
                scene -> {
                    scene.left().failed(new Order.Initiate("home", Optional.empty()));
                    assertThat(failure(scene.right()).summary())
                            .isEqualTo("no connection is configured between 198.51.100.1 and 192.0.2.1");
                    assertThat(failure(scene.left()).notification()).isEqualTo("NO_PROPOSAL_CHOSEN");
                });
    }

    private static Failure failure(Actor actor) {
        return Iterables.getOnlyElement(actor.events(Event.Failed.class)).failure();
    }
}
