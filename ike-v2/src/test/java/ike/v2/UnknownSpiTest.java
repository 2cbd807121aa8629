package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
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

/** INVALID_IKE_SPI (RFC 7296 §1.5, §2.21.4). */
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

    private static Bytes request(long spi, long id) {
        return message(spi, id, 0);
    }

    private static Bytes message(long spi, long id, int flags) {
        return IkeMessages.encode(IkeHeader.of(new IkeSpi(spi), new IkeSpi(spi + 1), ExchangeType.Known.INFORMATIONAL,
                IkeHeader.FLAG_INITIATOR | flags, id), ImmutableList.of()).octets();
    }
}
