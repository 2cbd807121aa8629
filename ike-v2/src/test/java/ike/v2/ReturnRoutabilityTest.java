package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import ike.engine.Event;
import ike.engine.NetworkEvent;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.AddressPattern;
import ike.engine.sim.Heading;
import ike.v2.sa.Pending;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.DeletePayload;
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

/** Whether the other end can be reached where it says that it is (RFC 4555 §3.7). Left has begun, and decides. */
class ReturnRoutabilityTest {
    private static final IpAddress FIRST = IpAddress.of("192.0.2.1");
    private static final IpAddress SECOND = IpAddress.of("203.0.113.7");
    private static final Order CHECK = new Order.CheckLiveness(new Target.Named("home"));
    private static final Setup MOBILE = Setup.USUAL.both(c -> Change.with(
            Change.with(Change.with(c, "mobike", true), "remoteAddresses", ImmutableList.of(AddressPattern.ANY4)),
            "localAddresses", ImmutableList.of(AddressPattern.ANY4)))
            .left(c -> Change.with(Change.with(c, "mobike", true), "localAddresses",
                    ImmutableList.of(AddressPattern.exactly(FIRST), AddressPattern.exactly(SECOND))));

    @Test
    void whoFollowsAsksForACookieAndGetsItBack() {
        Scene.established(MOBILE, scene -> {
            scene.right().done(CHECK);
            Bytes cookie = cookie(scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL)).orElseThrow();
            assertThat(cookie.length()).isBetween(8, 64);
            assertThat(cookie(scene.lastResponse(scene.left(), ExchangeType.Known.INFORMATIONAL))).contains(cookie);
            scene.right().done(CHECK);
            assertThat(cookie(scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL)).orElseThrow())
                    .isNotEqualTo(cookie);
            scene.settle();
        });
    }

    @Test
    void nobodyElseDoes() {
        Scene.established(MOBILE, scene -> {
            scene.left().done(CHECK);
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.INFORMATIONAL).payloads()).isEmpty();
        });
        Scene.established(scene -> {
            scene.right().done(CHECK);
            assertThat(scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL).payloads()).isEmpty();
        });
    }

    /** §3.7: the IKE SA is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "other", "shorter", "empty"})
    void anotherCookieEndsTheIkeSa(String kind) {
        Scene.established(MOBILE, scene -> {
            scene.gate().response(Heading.OUT, ExchangeType.Known.INFORMATIONAL).lost();
            scene.right().order(CHECK);
            scene.run();
            Sighting request = scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL);
            IkeHeader header = scene.left().header(ExchangeType.Known.INFORMATIONAL, true,
                    request.header().messageId());
            scene.right().take(scene.keyring().seal(header, wrong(kind, cookie(request).orElseThrow())));
            assertClosed(scene, scene.right());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "other", "shorter", "empty"})
    void alsoInAnAnswerToAnUpdate(String kind) {
        Scene.established(MOBILE, scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.INFORMATIONAL).lost();
            scene.left().host()
                    .tell(new NetworkEvent.AddressesChanged(ImmutableSet.of(SECOND), ImmutableSet.of(FIRST)));
            long id = scene.left().sa().window().nextId() - 1;
            Bytes cookie = Iterables.getOnlyElement(
                    scene.left().sa().window().pending(Pending.UpdateAddresses.class).toList()).cookie();
            assertThat(cookie.length()).isBetween(8, 64);
            IkeHeader header = scene.right().header(ExchangeType.Known.INFORMATIONAL, true, id);
            scene.left().take(scene.left().sa().name().path(),
                    scene.keyring().seal(header, wrong(kind, cookie)));
            assertThat(scene.left().events(Event.Failed.class)).singleElement().asString().contains("COOKIE2");
            assertThat(scene.left().sa().window().pending(Pending.DeleteIke.class)).hasSize(1);
        });
    }

    /** Whatever else the request wants. */
    @Test
    void aDeletionIsAnsweredWithItToo() {
        Scene.established(MOBILE, scene -> {
            NotifyPayload cookie = NotifyPayload.of(NotifyType.Known.COOKIE2, Bytes.utf8("12345678"));
            Bytes answer = Actor.sent(scene.right().take(
                    scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL, DeletePayload.ike(), cookie)));
            assertThat(scene.keyring().open(IkeMessages.decode(answer).orThrow()))
                    .singleElement().matches(item -> item.payload().equals(cookie));
        });
    }

    private static ImmutableList<Payload> wrong(String kind, Bytes cookie) {
        return switch (kind) {
            case "none" -> ImmutableList.of();
            case "empty" -> ImmutableList.of(NotifyPayload.of(NotifyType.Known.COOKIE2, Bytes.EMPTY));
            case "shorter" ->
                ImmutableList.of(NotifyPayload.of(NotifyType.Known.COOKIE2, cookie.slice(0, cookie.length() - 1)));
            case "other" -> ImmutableList.of(NotifyPayload.of(NotifyType.Known.COOKIE2,
                    Bytes.concat(cookie.slice(0, cookie.length() - 1), Bytes.of(cookie.u8(cookie.length() - 1) ^ 1))));
            default -> throw new AssertionError(kind);
        };
    }

    private static void assertClosed(Scene scene, Actor actor) {
        assertThat(actor.events(Event.Failed.class)).singleElement().asString().contains("COOKIE2");
        scene.run();
        assertThat(scene.left().established()).isEmpty();
        assertThat(scene.right().established()).isEmpty();
    }

    private static Optional<Bytes> cookie(Sighting seen) {
        return seen.notify(NotifyType.Known.COOKIE2).map(NotifyPayload::data);
    }
}
