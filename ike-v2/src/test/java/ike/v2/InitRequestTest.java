package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v2.sa.InitAnswered;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.PuzzleSolutionPayload;
import ike.wire.v2.SaPayload;
import ike.wire.v2.UnknownPayload;
import ike.wire.v2.VendorIdPayload;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §1.2, §2.1, §2.5, §2.6: what a responder makes of a first message. */
class InitRequestTest {
    @Test
    void aRepeatedRequestGetsTheSameOctetsAndMakesNoSecondSa() {
        Scene.play(scene -> {
            Bytes request = scene.firstRequest();
            Bytes first = Actor.sent(scene.right().take(request));
            Actor.Inside before = scene.right().inside();
            assertThat(Actor.sent(scene.right().take(request))).isEqualTo(first);
            assertThat(scene.right().inside()).isEqualTo(before);
        });
    }

    /** The third case of §2.1: the SA has gone on to IKE_AUTH. */
    @Test
    void aRequestRepeatedAfterIkeAuthIsIgnored() {
        Scene.established(scene -> {
            Actor.Inside before = scene.right().inside();
            assertThat(Actor.sends(scene.right().take(scene.seen().getFirst().octets()))).isEmpty();
            assertThat(scene.right().inside()).isEqualTo(before);
        });
    }

    @Test
    void aRequestRepeatedAfterAFailedIkeAuthIsIgnored() {
        Scene.play(Setup.USUAL.secrets(() -> Fixtures.secret("one"), () -> Fixtures.secret("another")), scene -> {
            scene.begin(scene.left());
            scene.run();
            Actor.Inside before = scene.right().inside();
            assertThat(Actor.sends(scene.right().take(scene.seen().getFirst().octets()))).isEmpty();
            assertThat(scene.right().inside()).isEqualTo(before);
        });
    }

    /** Two peers behind one NAT may choose the same SPI (§2.1). */
    @Test
    void anotherRequestUnderTheSameSpiIsAnotherPeers() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes other = Crafted.replacing(request, new NoncePayload(Bytes.zeros(32))).octets();
            Bytes first = Actor.sent(scene.right().take(request.octets()));
            Bytes second = Actor.sent(scene.right().take(other));
            assertThat(responderSpi(second)).isNotEqualTo(responderSpi(first)).isNotEqualTo(IkeSpi.ZERO);
            assertThat(scene.right().states()).hasSize(2);
            assertThat(Actor.sent(scene.right().take(request.octets()))).isEqualTo(first);
            assertThat(Actor.sent(scene.right().take(other))).isEqualTo(second);
        });
    }

    @Test
    void halfOpenSasAreForgotten() {
        Scene.play(scene -> {
            Bytes request = scene.firstRequest();
            scene.right().take(request);
            scene.left().order(new ike.engine.Order.Shutdown());
            scene.run(Fixtures.limits("halfOpen", 1).halfOpenLifetime());
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @Test
    void onePeerAddressMayHaveSoManyHalfOpenSas() {
        Scene.play(Setup.USUAL.limits(Fixtures.limits("halfOpenPerPeer", 3)), scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            IntStream.rangeClosed(1, 3).forEach(i -> scene.right().take(withSpi(request, i)));
            assertThat(scene.right().states()).hasSize(3);
            assertThat(Actor.sends(scene.right().take(withSpi(request, 4)))).isEmpty();
            assertThat(scene.right().states()).hasSize(3);
            assertThat(Actor.sends(scene.right().take(withSpi(request, 1)))).as("a repetition is no new one")
                    .hasSize(1);
            scene.left().order(new ike.engine.Order.Shutdown());
            scene.run(Fixtures.limits("halfOpen", 1).halfOpenLifetime());
            assertThat(Actor.sends(scene.right().take(withSpi(request, 5)))).hasSize(1);
        });
    }

    /** Whoever authenticates makes room; other addresses are not concerned. */
    @Test
    void theLimitOfHalfOpenSasOfAPeerCountsOnlyHalfOpenOnesOfThatPeer() {
        Scene.play(Setup.USUAL.limits(Fixtures.limits("halfOpenPerPeer", 1))
                .right(Change.component("remoteAddresses", ImmutableList.of())), scene -> {
                    scene.establish();
                    IkeMessage request = IkeMessages.decode(scene.seen().getFirst().octets()).orThrow();
                    assertThat(Actor.sends(scene.right().take(withSpi(request, 1)))).hasSize(1);
                    assertThat(Actor.sends(scene.right().take(withSpi(request, 2)))).isEmpty();
                    Path elsewhere = new Path(Path.Transport.UDP, scene.right().usualPath().local(),
                            new TransportAddress(IpAddress.of("203.0.113.9"), 500));
                    assertThat(Actor.sends(scene.right().take(elsewhere, withSpi(request, 3)))).hasSize(1);
                });
    }

    @Test
    void aRequestWithoutAnSpiIsIgnored() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            assertThat(Actor.sends(scene.right().take(withSpi(request, 0)))).isEmpty();
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @Test
    void aFirstMessageHasTheInitiatorFlagAndMessageIdZero() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            for (IkeHeader wrong : ImmutableList.of(Crafted.withFlags(request.header(), 0),
                    Crafted.withMessageId(request.header(), 1))) {
                assertThat(Actor.sends(scene.right().take(IkeMessages.encode(wrong, request.payloads()).octets())))
                        .isEmpty();
            }
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 255, 256})
    void aNonceHas16To256Octets(int length) {
        Scene.play(scene -> assertThat(answerTo(scene, new NoncePayload(Bytes.zeros(length)))
                .first(SaPayload.class)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 257})
    void anotherNonceIsInvalidSyntax(int length) {
        Scene.play(scene -> {
            assertThat(answerTo(scene, new NoncePayload(Bytes.zeros(length))).notify(NotifyType.Known.INVALID_SYNTAX))
                    .isPresent();
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @Test
    void everyPayloadOfTheFigureIsNeededOnce() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            for (Class<? extends Payload> type : List.of(SaPayload.class, KePayload.class, NoncePayload.class)) {
                assertRefused(scene, Crafted.without(request, type).octets());
                assertRefused(scene, Crafted.with(request, request.first(type).orElseThrow()).octets());
            }
        });
    }

    @Test
    void theOrderOfPayloadsDoesNotMatter() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes reversed = IkeMessages.encode(request.header(), request.payloads().reverse()).octets();
            assertThat(IkeMessages.decode(Actor.sent(scene.right().take(reversed))).orThrow().first(SaPayload.class))
                    .isPresent();
        });
    }

    @Test
    void unknownPayloadsAndStatusNotificationsAreSkipped() {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            IkeMessage more = Crafted.with(Crafted.with(Crafted.with(request,
                    new UnknownPayload(PayloadType.of(200), Bytes.of(1, 2, 3))),
                    NotifyPayload.of(NotifyType.of(50_000), Bytes.of(9))), new VendorIdPayload(Bytes.utf8("somebody")));
            assertThat(IkeMessages.decode(Actor.sent(scene.right().take(more.octets()))).orThrow()
                    .first(SaPayload.class)).isPresent();
        });
    }

    static Stream<Payload> foreign() {
        return Stream.of(new UnknownPayload(PayloadType.of(200), Bytes.of(1, 2, 3)),
                new PuzzleSolutionPayload(Bytes.of(1, 2, 3)));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void anUnknownCriticalPayloadIsNamedInTheRefusal(Payload payload) {
        Scene.play(scene -> {
            IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
            Bytes octets = Crafted.with(request, payload).octets();
            int flags = octets.length() - 6;
            Bytes critical = Bytes.concat(octets.slice(0, flags), Bytes.of(0x80), octets.from(flags + 1));
            IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(critical))).orThrow();
            assertThat(answer.notify(NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD).orElseThrow().data())
                    .isEqualTo(Bytes.of(payload.type().code()));
            assertThat(answer.chain()).noneMatch(item -> item.critical()).hasSize(1);
            assertThat(scene.right().states()).isEmpty();
        });
    }

    /** §2.11: the answer goes back to where the request came from, out of where it came to. */
    @Test
    void theAnswerGoesBackAlongTheWayOfTheRequest() {
        Scene.play(scene -> {
            Path odd = new Path(Path.Transport.UDP_ENCAPSULATED,
                    new TransportAddress(scene.right().host().address(), 4500),
                    new TransportAddress(scene.left().host().address(), 31_337));
            List<Effect.Send> answer = Actor.sends(scene.right().take(odd, scene.firstRequest()));
            assertThat(answer).singleElement().extracting(Effect.Send::path).isEqualTo(odd);
            assertThat(scene.right().states()).singleElement().isInstanceOf(InitAnswered.class);
        });
    }

    private static IkeMessage answerTo(Scene scene, Payload instead) {
        IkeMessage request = IkeMessages.decode(scene.firstRequest()).orThrow();
        return IkeMessages.decode(Actor.sent(scene.right().take(Crafted.replacing(request, instead).octets())))
                .orThrow();
    }

    private static void assertRefused(Scene scene, Bytes request) {
        IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(request))).orThrow();
        assertThat(answer.notify(NotifyType.Known.INVALID_SYNTAX)).isPresent();
        assertThat(answer.header().responderSpi()).isEqualTo(IkeSpi.ZERO);
        assertThat(scene.right().states()).isEmpty();
    }

    private static IkeSpi responderSpi(Bytes response) {
        return IkeMessages.decode(response).orThrow().header().responderSpi();
    }

    private static Bytes withSpi(IkeMessage request, long spi) {
        return IkeMessages.encode(Crafted.withInitiatorSpi(request.header(), new IkeSpi(spi)), request.payloads())
                .octets();
    }
}
