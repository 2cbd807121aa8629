package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Target;
import ike.engine.sim.Heading;
import ike.engine.sim.Node;
import ike.engine.sim.Packet;
import ike.engine.sim.Passage;
import ike.v2.sa.Established;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Series of IKE_FOLLOWUP_KE that go wrong (RFC 9370 §2.2.4). */
class FollowUpTest {
    private static final Setup TWO_KEY_EXCHANGES = Setup.USUAL
            .both(MultipleKeyExchangesTest.using("x25519-ke1_mlkem512"));
    private static final Order REKEY = new Order.RekeyChild(new Target.Named("net"));
    private static final ExchangeType FOLLOW_UP = ExchangeType.Known.IKE_FOLLOWUP_KE;

    @Test
    void aRequestOfAnotherMethodThanAgreedOnIsRefused() {
        Scene.established(TWO_KEY_EXCHANGES, scene -> {
            Sighting request = begun(scene);
            NotifyPayload link = request.notify(NotifyType.Known.ADDITIONAL_KEY_EXCHANGE).orElseThrow();
            Bytes answer = Actor.sent(scene.right().take(scene.right().sa().name().path(), scene.keyring().seal(
                    request.header(), List.of(new KePayload(KeyExchangeId.CURVE25519, Bytes.zeros(32)), link))));
            assertThat(scene.keyring().open(IkeMessages.decode(answer).orThrow())).singleElement()
                    .matches(item -> item.payload() instanceof NotifyPayload notify
                            && notify.notifyType().equals(NotifyType.Known.INVALID_SYNTAX));
        });
    }

    @Test
    void soIsSuchAResponse() {
        Scene.established(TWO_KEY_EXCHANGES, scene -> {
            Sighting request = begun(scene);
            IkeHeader header = scene.right().header(FOLLOW_UP, true, request.header().messageId());
            scene.left().take(scene.left().sa().name().path(), scene.keyring().seal(header,
                    List.of(new KePayload(KeyExchangeId.CURVE25519, Bytes.zeros(32)))));
            assertThat(scene.left().events(Event.Failed.class)).singleElement().asString()
                    .contains("the KE payload is of method");
            assertThat(scene.left().sa().stage()).isEqualTo(Established.Stage.DELETING);
        });
    }

    /** Who has won need not wait for what the other one has begun and will not go on with (RFC 7296 §2.8.2). */
    @Test
    void theOldIkeSaGoesAtOnceWhenBothHaveReplacedIt() {
        for (int first : new int[]{1, 9}) {
            Scene.established(TWO_KEY_EXCHANGES, scene -> {
                scene.left().nonces(first);
                scene.right().nonces(10 - first);
                scene.left().order(new Order.RekeyIke(new Target.Named("home")));
                scene.right().order(new Order.RekeyIke(new Target.Named("home")));
                scene.run(Duration.ofSeconds(3));
                assertThat(scene.left().established()).hasSize(1);
                assertThat(scene.right().established()).hasSize(1);
                scene.settle();
            });
        }
    }

    /** The request of left's that has gone lost. */
    private static Sighting begun(Scene scene) {
        scene.gate().request(Heading.OUT, FOLLOW_UP).lost();
        scene.left().order(REKEY);
        scene.run();
        return scene.lastRequest(scene.left(), FOLLOW_UP);
    }

    /** The whole series fails with it, the IKE SA goes on, and what was wanted is wanted again from its beginning. */
    @Test
    void whatIsNotGoneOnWithIsForgotten() {
        Scene.established(TWO_KEY_EXCHANGES, scene -> {
            OrderId order = scene.left().order(REKEY);
            scene.gate().request(Heading.OUT, FOLLOW_UP).late(Duration.ofSeconds(25));
            scene.run();
            assertThat(scene.right().sa().followUps().series()).hasSize(1);
            scene.gate().close(true);
            scene.run(Duration.ofSeconds(22));
            assertThat(scene.right().sa().followUps().series()).isEmpty();
            scene.gate().close(false);
            scene.run(Duration.ofMinutes(2));
            assertThat(scene.seen(scene.right(), FOLLOW_UP, false))
                    .anyMatch(s -> s.notify(NotifyType.Known.STATE_NOT_FOUND).isPresent());
            assertThat(scene.left().host().outcome(order)).containsInstanceOf(Event.OrderDone.class);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.CREATE_CHILD_SA, true)).hasSize(2);
            assertThat(scene.left().events(Event.IkeDown.class)).isEmpty();
            scene.settle();
        });
    }

    /** Each of left's requests comes later than right waits for it. */
    @Test
    void whoeverFindsNothingAgainAndAgainDeletesTheIkeSa() {
        boolean[] slow = new boolean[1];
        Node road = (_, heading, packet, _) -> slow[0] && heading == Heading.OUT && isFollowUp(packet)
                ? Passage.later(Duration.ofSeconds(30), packet, "slow")
                : Passage.on(packet);
        Scene.established(TWO_KEY_EXCHANGES.behind(road), scene -> {
            slow[0] = true;
            OrderId order = scene.left().order(REKEY);
            scene.run(Duration.ofMinutes(30));
            assertThat(scene.left().host().outcome(order)).containsInstanceOf(Event.OrderFailed.class);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.CREATE_CHILD_SA, true)).hasSizeBetween(3, 20);
            assertThat(scene.left().established()).isEmpty();
            assertThat(scene.right().established()).isEmpty();
        });
    }

    private static boolean isFollowUp(Packet packet) {
        return packet.kind() == Packet.Kind.IKE
                && IkeMessages.decode(packet.octets()).orThrow().header().exchange().equals(FOLLOW_UP);
    }

    /** The lowest nonce is in left's exchange: it just stops. */
    @Test
    void whoLosesACollisionGoesOnWithNoFurtherExchange() {
        Scene.established(TWO_KEY_EXCHANGES, scene -> {
            scene.left().nonces(0x10, 0x80);
            scene.right().nonces(0x90, 0xa0);
            Order rekey = new Order.RekeyIke(new Target.Named("home"));
            OrderId left = scene.left().order(rekey);
            OrderId right = scene.right().order(rekey);
            scene.settle();
            assertThat(scene.seen(scene.left(), FOLLOW_UP, true)).isEmpty();
            assertThat(scene.seen(scene.right(), FOLLOW_UP, true)).hasSize(1);
            assertThat(scene.left().host().outcome(left)).containsInstanceOf(Event.OrderDone.class);
            assertThat(scene.right().host().outcome(right)).containsInstanceOf(Event.OrderDone.class);
        });
    }
}
