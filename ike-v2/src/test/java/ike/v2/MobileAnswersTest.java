package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import org.junit.jupiter.api.Test;

/** What a responder answers that its peer can move away from (RFC 4555 §3.7 to §3.9). */
class MobileAnswersTest {
    private static final Setup MOBILE = Setup.USUAL.both(c -> Change.with(c, "mobike", true));
    private static final NotifyPayload UPDATE = NotifyPayload.of(NotifyType.Known.UPDATE_SA_ADDRESSES);

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
        Bytes right = Bytes.concat(Bytes.of(192, 0, 2, 1), Bytes.of(198, 51, 100, 1), Bytes.u16(4500), Bytes.u16(4500));
        Bytes wrong = Bytes.concat(Bytes.of(10, 0, 0, 1), right.from(4));
        Scene.established(MOBILE, scene -> {
            assertThat(answer(scene, UPDATE, noNats(wrong))).extracting(NotifyPayload::notifyType)
                    .containsExactly(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
            assertThat(answer(scene, UPDATE, noNats(right))).extracting(NotifyPayload::notifyType)
                    .doesNotContain(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
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
