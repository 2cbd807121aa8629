package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Effect;
import ike.engine.NatDetection;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a responder answers that its peer can move away from (RFC 4555 §3.7 to §3.9). */
class MobileAnswersTest {
    private static final Setup MOBILE = Setup.USUAL.both(c -> Change.with(c, "mobike", true));
    private static final NotifyPayload UPDATE = NotifyPayload.of(NotifyType.Known.UPDATE_SA_ADDRESSES);

    /** What a message has that has met no NAT. */
    private static final Bytes RIGHT = Bytes.concat(Bytes.of(192, 0, 2, 1), Bytes.of(198, 51, 100, 1), Bytes.u16(4500),
            Bytes.u16(4500));

    private int asked;

    @Test
    void aCookieComesBackAsItIs() {
        NotifyPayload cookie = NotifyPayload.of(NotifyType.Known.COOKIE2, Bytes.utf8("12345678"));
        Scene.established(MOBILE, scene -> {
            assertThat(answer(scene, cookie)).containsExactly(cookie);
            assertThat(answer(scene, UPDATE, cookie)).contains(cookie);
        });
    }

    /** Who asks how a responder sees it learns that, and nothing else happens (§3.8). */
    @Test
    void natDetectionIsAnsweredByNatDetection() {
        Scene.established(MOBILE, scene -> {
            assertThat(answer(scene, NotifyPayload.of(NotifyType.Known.NAT_DETECTION_SOURCE_IP, Bytes.zeros(20)),
                    NotifyPayload.of(NotifyType.Known.NAT_DETECTION_DESTINATION_IP, Bytes.zeros(20))))
                    .extracting(NotifyPayload::notifyType).containsExactly(NotifyType.Known.NAT_DETECTION_SOURCE_IP,
                            NotifyType.Known.NAT_DETECTION_DESTINATION_IP);
            assertThat(answer(scene)).isEmpty();
        });
    }

    /** Addresses that are not those of the packet betray a NAT, which the peer does not allow (§3.9). */
    @Test
    void addressesThatSomebodyChangedAreRefused() {
        Bytes wrong = Bytes.concat(Bytes.of(10, 0, 0, 1), RIGHT.from(4));
        Scene.established(MOBILE, scene -> {
            Path before = scene.right().sa().name().path();
            assertThat(answer(scene, UPDATE, noNats(wrong))).extracting(NotifyPayload::notifyType)
                    .containsExactly(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
            assertThat(scene.right().sa().name().path()).isEqualTo(before);
            assertThat(scene.right().effects(Effect.Move.class)).isEmpty();
            assertThat(answer(scene, UPDATE, noNats(RIGHT))).extracting(NotifyPayload::notifyType)
                    .doesNotContain(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
        });
    }

    /** Whatever else stands in the request counts as little as they do. */
    @Test
    void soAreThoseInANewsOfOtherAddresses() {
        NotifyPayload other = NotifyPayload.of(NotifyType.Known.ADDITIONAL_IP4_ADDRESS, Bytes.of(192, 0, 2, 9));
        Bytes wrong = Bytes.concat(Bytes.of(10, 0, 0, 1), RIGHT.from(4));
        Scene.established(MOBILE, scene -> {
            assertThat(answer(scene, other, noNats(wrong))).extracting(NotifyPayload::notifyType)
                    .containsExactly(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
            assertThat(scene.right().sa().mobility().peers()).isEmpty();
            assertThat(answer(scene, other, noNats(RIGHT))).isEmpty();
            assertThat(scene.right().sa().mobility().peers()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void soAreThoseInIkeAuth(boolean good) {
        Bytes data = good ? RIGHT : Bytes.concat(RIGHT.slice(0, 8), Bytes.u16(4501), Bytes.u16(4500));
        Scene.play(MOBILE, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = Iterables.getLast(scene.seen());
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(),
                        ImmutableList.<Payload>builder().addAll(seen.payloads()).add(noNats(data)).build()));
            });
            if (good) {
                scene.establish();
                scene.settle();
            } else {
                assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                        .contains("UNEXPECTED_NAT_DETECTED");
                assertThat(scene.right().established()).isEmpty();
            }
        });
    }

    /** NAT detection is optional in an update, and what was found before stays without it (§3.5). */
    @Test
    void anUpdateWithoutNatDetectionTellsNothingOfNats() {
        Scene.established(MOBILE, scene -> {
            NatDetection before = scene.right().sa().nat();
            assertThat(before.supported()).isTrue();
            answer(scene, UPDATE);
            assertThat(scene.right().sa().nat()).isEqualTo(before);
            assertThat(scene.right().effects(Effect.Move.class)).isEmpty();
        });
    }

    /** §4.2.1. */
    @Test
    void whatStandsInTheAnnouncementIsPassedOver() {
        NotifyPayload announced = NotifyPayload.of(NotifyType.Known.MOBIKE_SUPPORTED);
        Scene.play(MOBILE, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH).changed(packet -> {
                Sighting seen = Iterables.getLast(scene.seen());
                assertThat(seen.payloads()).contains(announced);
                return Crafted.withOctets(packet, scene.keyring().seal(seen.header(), seen.payloads().stream()
                        .map(payload -> payload.equals(announced)
                                ? NotifyPayload.of(NotifyType.Known.MOBIKE_SUPPORTED, Bytes.utf8("and more"))
                                : payload)
                        .collect(ImmutableList.toImmutableList())));
            });
            scene.establish();
            assertThat(scene.right().sa().mobility().agreed()).isTrue();
            scene.settle();
        });
    }

    private static NotifyPayload noNats(Bytes seen) {
        return NotifyPayload.of(NotifyType.Known.NO_NATS_ALLOWED, seen);
    }

    /** The notifications of right's answer to left's next request, which has these. */
    private ImmutableList<NotifyPayload> answer(Scene scene, NotifyPayload... request) {
        IkeHeader header = scene.left().header(ExchangeType.Known.INFORMATIONAL, false,
                scene.left().sa().window().nextId() + asked++);
        Bytes answer = Actor.sent(scene.right().take(scene.right().sa().name().path(),
                scene.keyring().seal(header, ImmutableList.copyOf(request))));
        return scene.keyring().open(IkeMessages.decode(answer).orThrow()).stream()
                .map(item -> (NotifyPayload) item.payload()).collect(ImmutableList.toImmutableList());
    }
}
