package ike.v2.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.eap.EapType;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes at the wrong moment, at every moment of every method: the peer never believes it. */
class EapPeerTest {
    /** Every method, and every number of requests that were answered before, the last one just before success. */
    static Stream<Arguments> moments() {
        return EapMethod.byPassword().stream().flatMap(method -> IntStream.rangeClosed(0, requests(method))
                .mapToObj(answered -> Arguments.of(method, answered)));
    }

    private static int requests(EapMethod method) {
        return method == EapMethod.MSCHAPV2 ? 3 : 2;
    }

    private static Talk at(EapMethod method, int answered) {
        Talk talk = Talk.of(method);
        for (int i = 0; i < answered; i++) {
            assertThat(talk.step()).isTrue();
        }
        return talk;
    }

    private static EapPeer.Step after(Talk talk, EapMessage packet) {
        return talk.peer.on(packet.encode(), talk.account, Talk.CHALLENGES);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void successCountsOnlyAtTheEnd(EapMethod method, int answered) {
        EapPeer.Step step = after(at(method, answered), new EapMessage.Success(answered));
        if (answered == requests(method)) {
            assertThat(step).isInstanceOf(EapPeer.Step.Done.class);
        } else {
            assertThat(step).isEqualTo(
                    new EapPeer.Step.Failed("success is claimed before the method has come to its end"));
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void failureCountsAlways(EapMethod method, int answered) {
        assertThat(after(at(method, answered), new EapMessage.Failure(answered)))
                .isInstanceOf(EapPeer.Step.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theIdentityIsToldBeforeTheMethodOnly(EapMethod method, int answered) {
        EapPeer.Step step = after(at(method, answered), new EapMessage.Request(77, EapType.IDENTITY, Bytes.EMPTY));
        if (answered <= 1) {
            assertThat(step).extracting("message")
                    .isEqualTo(new EapMessage.Response(77, EapType.IDENTITY, Talk.ALICE).encode());
        } else {
            assertThat(step).isInstanceOf(EapPeer.Step.Failed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aNotificationChangesNothing(EapMethod method, int answered) {
        Talk talk = at(method, answered);
        EapPeer.Step step = after(talk, new EapMessage.Request(9, EapType.NOTIFICATION, Bytes.utf8("hello")));
        assertThat(step).extracting("next.method").isEqualTo(talk.peer.method());
    }

    @ParameterizedTest
    @MethodSource("moments")
    void anotherMethodIsTurnedDownBeforeAndRefusedAfterwards(EapMethod method, int answered) {
        EapPeer.Step step = after(at(method, answered),
                new EapMessage.Request(9, 5, Bytes.EMPTY));
        if (answered <= 1) {
            assertThat(step).extracting("message").isEqualTo(
                    new EapMessage.Response(9, EapType.NAK, Bytes.of(method.type())).encode());
        } else {
            assertThat(step).isInstanceOf(EapPeer.Step.Failed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void theMethodIsNotRunTwice(EapMethod method) {
        Talk talk = at(method, 1);
        Bytes first = talk.message;
        while (talk.authenticatorEnd.isEmpty()) {
            talk.step();
        }
        assertThat(talk.peer.on(first, talk.account, Talk.CHALLENGES)).isInstanceOf(EapPeer.Step.Failed.class);
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsNotBelieved() {
        Talk talk = at(EapMethod.MSCHAPV2, 2);
        Bytes forged = Bytes.fromHex(talk.message.hex().replace("533d", "533d30").substring(0, 90));
        EapMessage.Request request = new EapMessage.Request(2, EapMethod.MSCHAPV2.type(),
                new MsChapV2Packet.Success(1, forged.from(9)).encode());
        assertThat(after(talk, request)).isEqualTo(
                new EapPeer.Step.Failed("the authenticator does not prove that it knows the password"));
    }

    @Test
    void requestsHaveALimit() {
        EapPeer peer = Talk.of(EapMethod.MD5).peer;
        Bytes notification = new EapMessage.Request(1, EapType.NOTIFICATION, Bytes.EMPTY).encode();
        for (int i = 0; i < EapLimits.REQUESTS; i++) {
            peer = ((EapPeer.Step.Respond) peer.on(notification, Talk.of(EapMethod.MD5).account, Talk.CHALLENGES))
                    .next();
        }
        assertThat(peer.on(notification, Talk.of(EapMethod.MD5).account, Talk.CHALLENGES))
                .isInstanceOf(EapPeer.Step.Failed.class);
    }
}
