package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.Event;
import ike.engine.IpsecProtocol;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.Childless;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.config.ProposalSpec;
import ike.engine.sim.Nat;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.SaPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Child SAs of AH (RFC 7296 §3.3, RFC 4302): integrity alone, SPIs of its own, none through a NAT. */
class AhTest {
    static final ProposalSpec AH = new ProposalSpec("sha256-x25519-none", ProtocolId.Known.AH,
            ImmutableList.of(Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.KE, KeyExchangeId.CURVE25519), Transform.of(Known.KE, KeyExchangeId.NONE),
                    Transform.of(Known.SN, SequenceNumbersId.PARTIALLY_TRANSMITTED_64)));
    private static final Setup BOTH = Setup.USUAL.both(Change.esp(AH));
    private static final Target NET = new Target.Named("net");

    @Test
    void keysAreOfIntegrityAlone() {
        Scene.established(BOTH, scene -> {
            assertThat(halves(scene.left())).hasSize(2).allSatisfy(sa -> {
                assertThat(sa.isAh()).isTrue();
                assertThat(sa.encryption()).isEqualTo(EncryptionId.ENCR_NULL);
                assertThat(sa.encryptionKey().length()).isZero();
                assertThat(sa.integrity()).isEqualTo(IntegrityId.AUTH_HMAC_SHA2_256_128);
                assertThat(sa.integrityKey().length()).isEqualTo(32);
                assertThat(sa.options().extendedSequence()).isTrue();
            });
            assertThat(scene.left().host().view().ikeSas().getFirst().children().getFirst().protocol())
                    .isEqualTo(IpsecProtocol.AH);
            scene.settle();
        });
    }

    @Test
    void itIsRekeyedAndDeletedAsAh() {
        Scene.established(BOTH, scene -> {
            scene.left().done(new Order.RekeyChild(NET));
            scene.settle();
            scene.right().done(new Order.RekeyChild(NET));
            scene.settle();
            assertThat(halves(scene.left())).hasSize(6).allMatch(EspSa::isAh);
            assertThat(payloads(scene, NotifyPayload.class).filter(n -> n.notifyType() == NotifyType.Known.REKEY_SA)
                    .map(NotifyPayload::protocol)).isNotEmpty().containsOnly(ProtocolId.Known.AH);
            scene.left().done(new Order.TerminateChild(NET));
            scene.settle();
            assertThat(payloads(scene, DeletePayload.class).map(DeletePayload::protocol)).hasSizeGreaterThan(3)
                    .containsOnly(ProtocolId.Known.AH);
            assertThat(scene.right().sa().children().all()).noneMatch(child -> child.isLive());
        });
    }

    /** SPIs of ESP and AH are apart (RFC 4301 §4.1): a deletion of the other protocol's names nobody here. */
    @Test
    void aDeletionOfEspDeletesNoAh() {
        Scene.established(BOTH, scene -> {
            scene.right().take(scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL,
                    DeletePayload.esp(scene.left().child().inboundSpi())));
            assertThat(scene.right().children()).hasSize(1);
        });
        Scene.established(BOTH, scene -> {
            scene.right().take(scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL,
                    DeletePayload.of(ProtocolId.Known.AH, ImmutableList.of(scene.left().child().inboundSpi()))));
            assertThat(scene.right().children()).isEmpty();
        });
    }

    @Test
    void whatIsNotForItIsComplainedAboutAsAh() {
        Scene.established(BOTH, scene -> {
            scene.left().host().tell(new TrafficEvent.SelectorViolation(scene.left().child().uniqueId(),
                    IpAddress.of("10.9.0.1"), IpAddress.of("10.1.0.1"), Bytes.zeros(20)));
            scene.run(Duration.ofSeconds(1));
            assertThat(payloads(scene, NotifyPayload.class)
                    .filter(n -> n.notifyType() == NotifyType.Known.INVALID_SELECTORS).map(NotifyPayload::protocol))
                    .containsOnly(ProtocolId.Known.AH);
        });
    }

    @Test
    void oneEndOfAhAndOneOfEspDoNotAgree() {
        Scene.play(Setup.USUAL.left(Change.esp(AH)), scene -> {
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("proposal");
        });
    }

    @Test
    void aNatKeepsItAway() {
        Scene.play(BOTH.right(connection -> Change.component("remoteAddresses", ImmutableList.of())
                .apply(Change.esp(AH).apply(connection))).behind(new Nat(IpAddress.of("203.0.113.1"))), scene -> {
                    assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                            .contains("proposal");
                    assertThat(scene.right().events(Event.Failed.class)).singleElement()
                            .satisfies(event -> assertThat(event.failure().explanation())
                                    .contains("a NAT stands between"));
                    assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("more"))))
                            .contains("a NAT stands between");
                    assertThat(scene.left().established()).hasSize(1);
                    assertThat(halves(scene.left())).isEmpty();
                    assertThat(halves(scene.right())).isEmpty();
                });
    }

    /** A peer that begins IKE SAs without a child is not even asked (RFC 6023). */
    @Test
    void behindANatNothingIsAskedForIfThatMayBe() {
        UnaryOperator<Connection> change = connection -> Change.with(Change.esp(AH).apply(connection), "extensions",
                connection.extensions().with(Childless.ALLOW));
        Scene.play(Setup.USUAL.left(change).right(connection -> Change.component("remoteAddresses", ImmutableList.of())
                .apply(change.apply(connection))).behind(new Nat(IpAddress.of("203.0.113.1"))), scene -> {
                    assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                            .contains("a NAT stands between");
                    assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_AUTH, true)).singleElement()
                            .satisfies(request -> assertThat(request.payloads())
                                    .noneMatch(SaPayload.class::isInstance));
                    assertThat(scene.left().established()).hasSize(1);
                    assertThat(scene.right().events(Event.Failed.class)).isEmpty();
                });
    }

    private static ImmutableList<EspSa> halves(Actor actor) {
        return Stream.concat(actor.effects(Effect.InstallInbound.class).stream().map(Effect.InstallInbound::sa),
                actor.effects(Effect.InstallOutbound.class).stream().map(Effect.InstallOutbound::sa))
                .collect(ImmutableList.toImmutableList());
    }

    private static <P> Stream<P> payloads(Scene scene, Class<P> type) {
        return scene.seen().stream().flatMap(sighting -> sighting.inner().stream()).map(ChainedPayload::payload)
                .filter(type::isInstance).map(type::cast);
    }
}
