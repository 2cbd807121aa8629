package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** RFC 9242 §3.1, §3.2, §5: what an initiator may do with IKE_INTERMEDIATE, and what not. */
class IntermediateRulesTest {
    private static final Setup TWO = Setup.USUAL.both(Change.proposals(Fixtures.ike("x25519-ke1_mlkem512")));

    /** What a later document may put into it is passed over. */
    @Test
    void theAnnouncementMayHoldData() {
        Scene.play(TWO, scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            ImmutableList<Payload> payloads = request.payloads().stream()
                    .map(payload -> announces(payload)
                            ? NotifyPayload.of(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED, Bytes.of(1, 2, 3))
                            : payload)
                    .collect(ImmutableList.toImmutableList());
            Bytes answer = Actor.sent(scene.right().take(IkeMessages.encode(request.header(), payloads).octets()));
            assertThat(IkeMessages.decode(answer).orThrow().payloads()).anyMatch(IntermediateRulesTest::announces);
        });
    }

    @Test
    void messageIdsAreVerified() {
        Scene.play(TWO, scene -> {
            IkeHeader first = untilIntermediateIsLost(scene);
            Actor.Inside before = scene.right().inside();
            assertThat(Actor.sends(scene.right().take(another(scene, Crafted.withMessageId(first, 2))))).isEmpty();
            assertThat(scene.right().inside()).isEqualTo(before);
        });
    }

    /** One was agreed on; whoever goes on with them pays with its SA. */
    @Test
    void thereAreNoMoreThanWereAgreedOn() {
        Scene.play(TWO, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).lost();
            scene.begin(scene.left());
            scene.run(Duration.ofMillis(500));
            IkeHeader first = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE).header();
            scene.right().take(another(scene, Crafted.withMessageId(first, 2)));
            assertThat(scene.seen(scene.right(), ExchangeType.Known.IKE_INTERMEDIATE, false)).hasSize(1);
            assertThat(scene.right().established()).isEmpty();
        });
    }

    private static IkeHeader untilIntermediateIsLost(Scene scene) {
        scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_INTERMEDIATE).lost();
        scene.begin(scene.left());
        scene.run(Duration.ofMillis(500));
        return scene.lastRequest(scene.left(), ExchangeType.Known.IKE_INTERMEDIATE).header();
    }

    private static Bytes another(Scene scene, IkeHeader header) {
        return scene.keyring().seal(header,
                ImmutableList.of(NotifyPayload.of(NotifyType.of(40_000), Bytes.of(1))));
    }

    private static boolean announces(Payload payload) {
        return payload instanceof NotifyPayload notify
                && notify.notifyType().equals(NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED);
    }
}
