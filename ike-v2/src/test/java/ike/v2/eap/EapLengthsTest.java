package ike.v2.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every length in every message of every method, with every value that it should not have; in both directions. */
class EapLengthsTest {
    enum Field {
        EAP_LENGTH(2, 2),
        MS_LENGTH(7, 2),
        MS_VALUE_SIZE(9, 1),
        MD5_VALUE_SIZE(5, 1);

        private final int at;
        private final int width;

        Field(int at, int width) {
            this.at = at;
            this.width = width;
        }
    }

    /** A conversation before one of its messages, which goes to the peer or to the authenticator. */
    private record Moment(Talk talk, Bytes message, boolean toPeer) {
        boolean refuses(Bytes octets) {
            return toPeer
                    ? talk.peer.on(octets, talk.account, Talk.CHALLENGES) instanceof EapPeer.Step.Failed
                    : talk.authenticator.on(octets, Talk.USERS,
                            Talk.CHALLENGES) instanceof EapAuthenticator.Step.Failed;
        }
    }

    static Stream<Arguments> lengths() {
        return EapMethod.byPassword().stream().flatMap(method -> IntStream.rangeClosed(0, 6)
                .mapToObj(Integer::valueOf).flatMap(number -> moment(method, number).stream()
                        .flatMap(moment -> fields(method, moment.message()).stream()
                                .map(field -> Arguments.of(method, number, field)))));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void wrongLengthsAreRefused(EapMethod method, int number, Field field) {
        Moment moment = moment(method, number).getFirst();
        Bytes message = moment.message();
        int real = field.width == 1 ? message.u8(field.at) : message.u16At(field.at);
        int max = field.width == 1 ? 0xff : 0xffff;
        for (int wrong : new int[]{0, 1, 3, 4, real - 1, real + 1, message.length() + 1, max}) {
            // An MD5 challenge may be of any length: what it lacks becomes the name, which is only a hint.
            boolean allowed = wrong == real
                    || (field == Field.MD5_VALUE_SIZE && moment.toPeer() && wrong > 0 && wrong < real);
            assertThat(moment.refuses(with(message, field, wrong))).as("%d instead of %d", wrong, real)
                    .isEqualTo(!allowed);
        }
    }

    private static Bytes with(Bytes message, Field field, int value) {
        WireWriter changed = new WireWriter().bytes(message.slice(0, field.at));
        (field.width == 1 ? changed.u8(value & 0xff) : changed.u16(value & 0xffff))
                .bytes(message.from(field.at + field.width));
        return changed.toBytes();
    }

    private static List<Field> fields(EapMethod method, Bytes message) {
        List<Field> fields = new ArrayList<>(List.of(Field.EAP_LENGTH));
        boolean ofMethod = message.length() > 5 && message.u8(4) == method.type();
        if (ofMethod && method == EapMethod.MD5) {
            fields.add(Field.MD5_VALUE_SIZE);
        }
        if (ofMethod && method == EapMethod.MSCHAPV2 && message.length() > 6) {
            fields.add(Field.MS_LENGTH);
            if (message.u8(5) <= 2) {
                fields.add(Field.MS_VALUE_SIZE);
            }
        }
        return fields;
    }

    /** The conversation before its message {@code number}, counted from 0; none behind its end. */
    private static List<Moment> moment(EapMethod method, int number) {
        Talk talk = Talk.of(method);
        for (int i = 0; i < number / 2; i++) {
            if (!talk.step() || talk.authenticatorEnd.isPresent()) {
                return List.of();
            }
        }
        if (number % 2 == 0) {
            return List.of(new Moment(talk, talk.message, true));
        }
        return talk.peer.on(talk.message, talk.account, Talk.CHALLENGES) instanceof EapPeer.Step.Respond(_, var answer)
                ? List.of(new Moment(talk, answer, false))
                : List.of();
    }
}
