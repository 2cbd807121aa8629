package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §2.5: version numbers. */
class VersionNumberTest {
    private static final Bytes NO_FORMAT_WE_KNOW = Bytes.fromHex("ff0000030102");

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 15})
    void aRequestOfAHigherMajorVersionIsToldWhichOneWeSpeak(int major) {
        Scene.play(scene -> {
            IkeMessage answer = IkeMessages.decode(
                    Actor.sent(scene.right().take(message(major, IkeHeader.FLAG_INITIATOR, 7)))).orThrow();
            assertThat(answer.header().majorVersion()).isEqualTo(2);
            assertThat(answer.header().minorVersion()).isZero();
            assertThat(answer.header().flags()).isEqualTo(IkeHeader.FLAG_RESPONSE);
            assertThat(answer.header().initiatorSpi()).isEqualTo(new IkeSpi(0x1122));
            assertThat(answer.header().responderSpi()).isEqualTo(new IkeSpi(0x3344));
            assertThat(answer.header().messageId()).isEqualTo(7);
            assertThat(answer.header().exchange()).isEqualTo(ExchangeType.of(200));
            assertThat(answer.chain()).hasSize(1);
            assertThat(answer.notify(NotifyType.Known.INVALID_MAJOR_VERSION).orElseThrow().data())
                    .isEqualTo(Bytes.EMPTY);
            assertThat(scene.right().states()).isEmpty();
        });
    }

    @Test
    void aResponseOfAHigherMajorVersionIsNotAnswered() {
        Scene.play(scene -> assertThat(
                Actor.sends(scene.right().take(message(3, IkeHeader.FLAG_RESPONSE, 7)))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLowerMajorVersionIsNotAnswered(int major) {
        Scene.play(scene -> assertThat(
                Actor.sends(scene.right().take(message(major, IkeHeader.FLAG_INITIATOR, 0)))).isEmpty());
    }

    @Test
    void aHigherMajorVersionChangesNothingInAnSaThatIsUp() {
        Scene.established(scene -> {
            Actor.Inside before = scene.right().inside();
            Bytes request = scene.left().forgeRequest(ExchangeType.Known.INFORMATIONAL);
            scene.right().take(version(request, 3, 0));
            assertThat(scene.right().inside()).isEqualTo(before);
            scene.settle();
        });
    }

    /** A higher minor version is taken as what it is: something that we need not know. */
    @Test
    void theMinorVersionAndTheReservedFlagsAreIgnored() {
        Scene.play(scene -> {
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_SA_INIT).lost();
            scene.begin(scene.left());
            Bytes request = scene.seen().getFirst().octets();
            Bytes response = Actor.sent(scene.right().take(version(request, 2, 7)));
            IkeMessage answer = IkeMessages.decode(response).orThrow();
            assertThat(answer.header().minorVersion()).isZero();
            assertThat(answer.header().flags()).isEqualTo(IkeHeader.FLAG_RESPONSE);
            assertThat(answer.header().responderSpi().isZero()).isFalse();
            assertThat(scene.right().states()).hasSize(1);
        });
    }

    private static Bytes message(int major, int flags, long id) {
        return version(Bytes.concat(new IkeSpi(0x1122).bytes(), new IkeSpi(0x3344).bytes(), Bytes.of(33, 0, 200, flags),
                Bytes.u32(id), Bytes.u32(28 + NO_FORMAT_WE_KNOW.length()), NO_FORMAT_WE_KNOW), major, 0);
    }

    /** Other version numbers, and every flag that means nothing set. */
    private static Bytes version(Bytes message, int major, int minor) {
        int flags = message.u8(19) | (0xff & ~(IkeHeader.FLAG_INITIATOR | IkeHeader.FLAG_RESPONSE));
        return Bytes.concat(message.slice(0, 17), Bytes.of(major << 4 | minor, message.u8(18), flags),
                message.from(20));
    }
}
