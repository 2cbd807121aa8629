package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.v2.exchange.Hints;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** INVALID_IKE_SPI and INVALID_SPI (RFC 7296 §1.5, §2.4, §2.21.4). */
class UnknownSpiTest {
    @Test
    void aRequestForAnUnknownSaIsAnsweredInItsOwnFrame() {
        Scene.play(scene -> {
            IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(request(1, 7)))).orThrow();
            assertThat(answer.header().isResponse()).isTrue();
            assertThat(answer.header().messageId()).isEqualTo(7);
            assertThat(answer.header().exchange()).isEqualTo(ExchangeType.Known.INFORMATIONAL);
            assertThat(answer.payloads())
                    .containsExactly(NotifyPayload.of(NotifyType.Known.INVALID_IKE_SPI));
        });
    }

    @Test
    void aResponseIsNotAnswered() {
        Scene.play(scene -> assertThat(Actor.sends(scene.right().take(message(1, 7, IkeHeader.FLAG_RESPONSE))))
                .isEmpty());
    }

    @Test
    void answersAreSeldom() {
        Scene.play(scene -> {
            int sent = 0;
            for (int i = 0; i < 1000; i++) {
                sent += Actor.sends(scene.right().take(request(i + 1, i))).size();
            }
            assertThat(sent).isEqualTo(UnknownSpis.MOST);
            scene.run(Duration.ofSeconds(1));
            assertThat(Actor.sends(scene.right().take(request(1, 1)))).hasSize(1);
        });
    }

    /** §2.21.4: what anybody can send changes nothing; the peer's SA goes on. */
    @Test
    void theNotificationIsNotBelieved() {
        Scene.established(scene -> {
            Actor.Inside before = scene.left().inside();
            scene.right().host().restart();
            scene.left().order(new Order.CheckLiveness(new Target.Named("home")));
            scene.run(Duration.ofSeconds(1));
            assertThat(scene.seen(scene.right(), ExchangeType.Known.INFORMATIONAL, false)).hasSize(1);
            assertThat(scene.left().established()).hasSize(before.sas().size());
        });
    }

    /** §1.5: over the IKE SA with the sender, one at a time; the sender's SAs stay as they are, and its people hear of it. */
    @Test
    void aPacketForAnUnknownChildIsToldOverTheIkeSa() {
        Scene.established(scene -> {
            int spi = scene.left().child().outboundSpi();
            scene.forgetLadder();
            scene.right().host().tell(new TrafficEvent.UnknownSpi(esp(scene.right()), spi));
            scene.right().host().tell(new TrafficEvent.UnknownSpi(esp(scene.right()), spi));
            scene.settle();
            assertThat(scene.ladder().lines()).hasSize(2);
            assertThat(scene.lastRequest(scene.right(), ExchangeType.Known.INFORMATIONAL).payloads())
                    .containsExactly(invalid(spi));
            assertThat(scene.left().events(Event.Failed.class)).singleElement().asString().contains("INVALID_SPI",
                    "which are those of net");
            assertThat(scene.left().child().outboundSpi()).isEqualTo(spi);
        });
    }

    /** §1.5: without an IKE SA by a message of no exchange, to IKE's port; seldom. */
    @Test
    void withoutAnIkeSaTheSenderIsToldInTheClear() {
        Scene.play(scene -> {
            int sent = 0;
            for (int spi = 1000; spi < 2000; spi++) {
                scene.right().host().tell(new TrafficEvent.UnknownSpi(esp(scene.right()), spi));
                sent += Actor.sends(scene.right().lastEffects()).size();
            }
            assertThat(sent).isEqualTo(UnknownSpis.MOST);
            Sighting first = scene.seen().getFirst();
            assertThat(first.header().initiatorSpi().isZero() && first.header().responderSpi().isZero()).isTrue();
            assertThat(first.header().isRequest() && first.header().isInitiator()).isTrue();
            assertThat(first.packet().destination().port()).isEqualTo(500);
            assertThat(first.payloads()).containsExactly(invalid(1000));
            assertThat(first.octets().length()).as("no amplification of the shortest packet with its headers")
                    .isLessThanOrEqualTo(40);
        });
    }

    /** §1.5, §2.4: never answered, whoever it names; heeded if it names our packets and the peer was not heard of late. */
    @Test
    void anUnprotectedInvalidSpiIsAHint() {
        Scene.established(scene -> {
            int spi = scene.left().child().outboundSpi();
            assertUnheeded(scene, clear(spi));
            scene.run(Hints.RECENTLY);
            assertUnheeded(scene, clear(spi + 1));
            assertThat(scene.left().take(clear(spi))).filteredOn(Effect.Send.class::isInstance).hasSize(1);
            scene.run();
            assertUnheeded(scene, clear(spi));
            scene.settle();
        });
    }

    /** §2.21.4: whoever has an IKE SA that is quiet asks whether its peer still lives, and no more. */
    @Test
    void anUnprotectedInvalidIkeSpiIsAHint() {
        Scene.established(scene -> {
            Bytes answer = IkeMessages.encode(scene.right().header(ExchangeType.Known.INFORMATIONAL, true, 99),
                    ImmutableList.of(NotifyPayload.of(NotifyType.Known.INVALID_IKE_SPI))).octets();
            assertUnheeded(scene, answer);
            scene.run(Hints.RECENTLY);
            assertThat(scene.left().take(answer)).filteredOn(Effect.Send.class::isInstance).hasSize(1);
            assertUnheeded(scene, answer);
            scene.settle();
        });
    }

    private static void assertUnheeded(Scene scene, Bytes message) {
        Actor.Inside before = scene.left().inside();
        assertThat(Actor.sends(scene.left().take(message))).isEmpty();
        assertThat(scene.left().inside()).isEqualTo(before);
    }

    private static Path esp(Actor actor) {
        Path ike = actor.usualPath();
        return new Path(Path.Transport.UDP, ike.local(), new TransportAddress(ike.remote().address(), 0));
    }

    private static NotifyPayload invalid(int spi) {
        return NotifyPayload.of(NotifyType.Known.INVALID_SPI, Bytes.u32(Integer.toUnsignedLong(spi)));
    }

    private static Bytes clear(int spi) {
        return IkeMessages.encode(IkeHeader.of(new IkeSpi(0), new IkeSpi(0), ExchangeType.Known.INFORMATIONAL,
                IkeHeader.FLAG_INITIATOR, 0), ImmutableList.of(invalid(spi))).octets();
    }

    private static Bytes request(long spi, long id) {
        return message(spi, id, 0);
    }

    private static Bytes message(long spi, long id, int flags) {
        return IkeMessages.encode(IkeHeader.of(new IkeSpi(spi), new IkeSpi(spi + 1), ExchangeType.Known.INFORMATIONAL,
                IkeHeader.FLAG_INITIATOR | flags, id), ImmutableList.of()).octets();
    }
}
