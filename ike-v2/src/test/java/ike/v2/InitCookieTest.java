package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §2.6: cookies, and §2.6.1: cookies together with INVALID_KE_PAYLOAD. */
class InitCookieTest {
    private static final Setup ALWAYS = Setup.USUAL.limits(Fixtures.limits("cookieThreshold", 0));
    private static final Setup OTHER_GROUP = ALWAYS
            .left(Change.proposals(Fixtures.ike(KeyExchangeId.CURVE25519, KeyExchangeId.ECP_256)))
            .right(Change.proposals(Fixtures.ike(KeyExchangeId.ECP_256)));

    @Test
    void theInitiatorShowsTheCookieAndTheSaComesUp() {
        Scene.play(ALWAYS, scene -> {
            scene.establish();
            assertThat(scene.ladder()).isEqualTo("""
                    left -> IKE_SA_INIT 0 SA
                    right <- IKE_SA_INIT 0 N(COOKIE)
                    left -> IKE_SA_INIT 0 N(COOKIE) SA
                    right <- IKE_SA_INIT 0 SA
                    left -> IKE_AUTH 1 SA(a1) N(INITIAL_CONTACT)
                    right <- IKE_AUTH 1 SA(b1)
                    """);
            scene.settle();
        });
    }

    @Test
    void theCookieIsTheFirstPayloadAndAllOthersAreUnchanged() {
        Scene.play(ALWAYS, scene -> {
            scene.establish();
            List<Payload> before = scene.seen().get(0).payloads();
            NotifyPayload demanded = (NotifyPayload) Iterables.getOnlyElement(scene.seen().get(1).payloads());
            assertThat(demanded.data().length()).isBetween(1, 64);
            assertThat(scene.seen().get(2).payloads())
                    .isEqualTo(ImmutableList.builder().add(demanded).addAll(before).build());
            assertThat(scene.seen().get(2).header().initiatorSpi())
                    .isEqualTo(scene.seen().get(0).header().initiatorSpi());
        });
    }

    @Test
    void theResponderKeepsNothingUntilItSeesTheCookie() {
        Scene.play(ALWAYS, scene -> {
            Bytes request = scene.firstRequest();
            IkeMessage answer = demand(scene, request);
            assertThat(answer.header().responderSpi()).isEqualTo(IkeSpi.ZERO);
            assertThat(scene.right().states()).isEmpty();
            assertThat(demand(scene, request).octets()).isEqualTo(answer.octets());
        });
    }

    @Test
    void cookiesAreDemandedFromTheThresholdOn() {
        Scene.play(Setup.USUAL.limits(Fixtures.limits("cookieThreshold", 2)), scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            for (int i = 1; i <= 2; i++) {
                assertThat(demandsCookie(scene.right().take(withSpi(request, i)))).isFalse();
            }
            assertThat(demandsCookie(scene.right().take(withSpi(request, 3)))).isTrue();
            scene.run(Fixtures.patient().halfOpenLifetime());
            assertThat(demandsCookie(scene.right().take(withSpi(request, 4)))).isFalse();
        });
    }

    @Test
    void aWrongCookieCountsAsNone() {
        Scene.play(ALWAYS, scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes cookie = cookie(demand(scene, request.octets()));
            Bytes wrong = Bytes.concat(cookie.slice(0, cookie.length() - 1),
                    Bytes.of(cookie.u8(cookie.length() - 1) ^ 1));
            assertThat(cookie(demand(scene, with(request, wrong)))).isEqualTo(cookie);
            assertThat(cookie(demand(scene, with(request, Bytes.EMPTY)))).isEqualTo(cookie);
            assertThat(demandsCookie(scene.right().take(with(request, cookie)))).isFalse();
        });
    }

    @Test
    void aCookieFitsOneAddressOneSpiAndOneNonce() {
        Scene.play(ALWAYS, scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes cookie = cookie(demand(scene, request.octets()));
            Path elsewhere = new Path(Path.Transport.UDP, scene.right().usualPath().local(),
                    new TransportAddress(IpAddress.of("203.0.113.9"), 500));
            assertThat(demandsCookie(scene.right().take(elsewhere, with(request, cookie)))).isTrue();
            IkeHeader otherSpi = Crafted.withInitiatorSpi(request.header(), new IkeSpi(77));
            assertThat(demandsCookie(scene.right().take(with(request, otherSpi, cookie)))).isTrue();
            IkeMessage otherNonce = Crafted.replacing(request, new NoncePayload(Bytes.zeros(32)));
            assertThat(demandsCookie(scene.right().take(with(otherNonce, cookie)))).isTrue();
            assertThat(demandsCookie(scene.right().take(with(request, cookie)))).isFalse();
        });
    }

    @Test
    void aCookieIsNotGoodForever() {
        Scene.play(ALWAYS, scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes cookie = cookie(demand(scene, request.octets()));
            scene.left().order(new ike.engine.Order.Shutdown());
            scene.run(Duration.ofMinutes(10));
            assertThat(cookie(demand(scene, with(request, cookie)))).isNotEqualTo(cookie);
        });
    }

    @Test
    void aRequestWithoutANonceGetsNothingUnderLoad() {
        Scene.play(ALWAYS, scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            assertThat(Actor.sends(scene.right().take(Crafted.without(request, NoncePayload.class).octets())))
                    .isEmpty();
        });
    }

    /** The shorter of the two exchanges of §2.6.1: the cookie is kept for the retry with the other group. */
    @Test
    void aCookieIsShownAgainWhenAnotherGroupIsDemanded() {
        Scene.play(OTHER_GROUP, scene -> {
            scene.establish();
            assertThat(scene.ladder()).isEqualTo("""
                    left -> IKE_SA_INIT 0 SA
                    right <- IKE_SA_INIT 0 N(COOKIE)
                    left -> IKE_SA_INIT 0 N(COOKIE) SA
                    right <- IKE_SA_INIT 0 N(INVALID_KE_PAYLOAD)
                    left -> IKE_SA_INIT 0 N(COOKIE) SA
                    right <- IKE_SA_INIT 0 SA
                    left -> IKE_AUTH 1 SA(a1) N(INITIAL_CONTACT)
                    right <- IKE_AUTH 1 SA(b1)
                    """);
            scene.settle();
        });
    }

    /** The responder comes under load in between, or makes its cookies of more than we think (§2.6.1). */
    @Test
    void aCookieMayBeDemandedAfterAnotherGroup() {
        Scene.play(OTHER_GROUP.limits(Fixtures.limits("cookieThreshold", 1)), scene -> {
            Bytes request = scene.firstRequest();
            scene.left().take(Actor.sent(scene.right().take(request)));
            Bytes second = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_SA_INIT).octets();
            // Somebody else's half-open SA is what makes the load.
            scene.right().take(withSpi(IkeMessages.decode(second).orThrow(), 5));
            scene.left().take(demand(scene, second).octets());
            scene.run();
            assertThat(scene.left().sa().children().count()).isEqualTo(1);
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_SA_INIT).notify(NotifyType.Known.COOKIE))
                    .isPresent();
        });
    }

    @Test
    void aResponderThatDemandsCookieAfterCookieIsNotFollowedForever() {
        Scene.play(scene -> {
            IkeHeader request = IkeMessages.decode(scene.firstRequest()).orThrow().header();
            for (int i = 1; i <= 20; i++) {
                scene.left().take(Crafted.initResponse(request, IkeSpi.ZERO,
                        NotifyPayload.of(NotifyType.Known.COOKIE, Bytes.of(i))));
            }
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true)).hasSizeBetween(2, 6);
            assertThat(scene.left().states()).as("it still waits for a better answer").hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void cookiesHaveOneToSixtyFourOctets(int length) {
        assertThat(requestsAfterCookie(length)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void otherCookiesAreNotCookies(int length) {
        assertThat(requestsAfterCookie(length)).isEqualTo(1);
    }

    private static int requestsAfterCookie(int length) {
        int[] requests = {0};
        Scene.play(scene -> {
            IkeHeader request = IkeMessages.decode(scene.firstRequest()).orThrow().header();
            scene.left().take(Crafted.initResponse(request, IkeSpi.ZERO,
                    NotifyPayload.of(NotifyType.Known.COOKIE, Bytes.zeros(length))));
            requests[0] = scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true).size();
        });
        return requests[0];
    }

    private static IkeMessage demand(Scene scene, Bytes request) {
        return IkeMessages.decode(Actor.sent(scene.right().take(request))).orThrow();
    }

    private static boolean demandsCookie(List<ike.engine.Effect> effects) {
        IkeMessage answer = IkeMessages.decode(Actor.sent(effects)).orThrow();
        assertThat(answer.notify(NotifyType.Known.COOKIE).isPresent()).isNotEqualTo(answer.first(SaPayload.class)
                .isPresent());
        return answer.notify(NotifyType.Known.COOKIE).isPresent();
    }

    private static Bytes cookie(IkeMessage answer) {
        return answer.notify(NotifyType.Known.COOKIE).orElseThrow().data();
    }

    private static Bytes withSpi(IkeMessage request, long spi) {
        return IkeMessages.encode(Crafted.withInitiatorSpi(request.header(), new IkeSpi(spi)), request.payloads())
                .octets();
    }

    private static Bytes with(IkeMessage request, Bytes cookie) {
        return with(request, request.header(), cookie);
    }

    private static Bytes with(IkeMessage request, IkeHeader header, Bytes cookie) {
        return IkeMessages.encode(header, ImmutableList.<Payload>builder()
                .add(NotifyPayload.of(NotifyType.Known.COOKIE, cookie)).addAll(request.payloads()).build()).octets();
    }
}
