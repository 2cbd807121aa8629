package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Standing.Breach;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.Cookie;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.OakleyEncryption;
import ike.wire.v1.Payload;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of IKEv1 that a listener knows is broken once, on purpose, and named with its section. */
class IsakmpRulesTest {
    private static final Cookie CKY_I = Cookie.of(Bytes.fromHex("1111111111111111"));
    private static final Cookie CKY_R = Cookie.of(Bytes.fromHex("2222222222222222"));
    private static final Cookie NONE = Cookie.of(Bytes.zeros(8));

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("RFC 2408 §2.5.3", "the initiator's cookie is zero",
                        message(NONE, ExchangeType.Known.MAIN_MODE, 0, 0, sa(1, 128))),
                Arguments.of("RFC 2408 §3.1", "reserved flags 80",
                        message(CKY_I, ExchangeType.Known.MAIN_MODE, 0x80, 0, sa(1, 128))),
                Arguments.of("RFC 2408 §3.1", "Main Mode with message ID 00000007",
                        message(CKY_I, ExchangeType.Known.MAIN_MODE, 0, 7, sa(1, 128))),
                Arguments.of("RFC 2408 §3.1", "Quick Mode with message ID 0",
                        message(CKY_I, ExchangeType.Known.QUICK_MODE, 0, 0, nonce(16))),
                Arguments.of("RFC 2409 §5.5", "Quick Mode in the clear",
                        message(CKY_I, ExchangeType.Known.QUICK_MODE, 0, 9, nonce(16))),
                Arguments.of("RFC 2409 §5", "a nonce of 7 octets, 8 to 256 are allowed",
                        message(CKY_I, ExchangeType.Known.AGGRESSIVE_MODE, 0, 0, nonce(7))),
                Arguments.of("RFC 2409 §5", "an SA payload with 2 proposals in Phase 1",
                        message(CKY_I, ExchangeType.Known.MAIN_MODE, 0, 0, sa(2, 128))),
                Arguments.of("RFC 2407 §4.6.2",
                        "an identity with protocol 6 and port 80, in Phase 1 both are zero, or 17 and 500",
                        message(CKY_I, ExchangeType.Known.AGGRESSIVE_MODE, 0, 0, id())),
                Arguments.of("RFC 2408 §3.2", "RESERVED is 55 at octet 29", reserved()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongMessageIsNamed(String section, String what, Bytes message) {
        assertThat(hear(message).getLast().standing().breaches()).contains(new Breach(what, section));
    }

    @Test
    void aRightConversationBreaksNothing() {
        List<Explanation> heard = hear(message(CKY_I, ExchangeType.Known.MAIN_MODE, 0, 0, sa(1, 128)),
                answer(sa(1, 128)), answer(sa(1, 128)));

        assertThat(heard).allSatisfy(packet -> assertThat(packet.standing().breaches()).isEmpty());
        assertThat(heard.get(1).standing().answers()).isEqualTo(OptionalLong.of(1));
        assertThat(heard.get(1).standing().deals()).containsExactly(new Standing.Deal("ISAKMP",
                ImmutableList.of("1.1 ISAKMP aes128: KEY_IKE, Encryption Algorithm AES-CBC (7), Key Length 128, "
                        + "Authentication Method pre-shared key (1)"),
                Optional.of("1.1 ISAKMP aes128: KEY_IKE, Encryption Algorithm AES-CBC (7), Key Length 128, "
                        + "Authentication Method pre-shared key (1)"),
                ""));
        assertThat(heard.get(2).standing().repeats()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void anAnswerThatWasNotOfferedIsNamed() {
        assertThat(hear(message(CKY_I, ExchangeType.Known.MAIN_MODE, 0, 0, sa(1, 128)), answer(sa(1, 256))).getLast()
                .standing().breaches())
                .containsExactly(new Breach("the chosen ISAKMP transform was not offered", "RFC 2408 §4.2"));
    }

    private static List<Explanation> hear(Bytes... messages) {
        List<Bytes> packets = Stream.of(messages)
                .map(message -> Talks.packet(message.slice(8, 16).equals(NONE.bytes()), message)).toList();
        return Talks.hear(packets, KeyTables.NONE, Credentials.NONE);
    }

    private static Bytes message(Cookie initiator, ExchangeType exchange, int flags, long id, Payload payload) {
        return IsakmpMessages.encode(IsakmpHeader.of(initiator, NONE, exchange, flags, id), ImmutableList.of(payload))
                .octets();
    }

    private static Bytes answer(Payload payload) {
        return IsakmpMessages.encode(IsakmpHeader.of(CKY_I, CKY_R, ExchangeType.Known.MAIN_MODE, 0, 0),
                ImmutableList.of(payload)).octets();
    }

    private static Bytes reserved() {
        byte[] octets = message(CKY_I, ExchangeType.Known.AGGRESSIVE_MODE, 0, 0, nonce(16)).toArray();
        octets[29] = 0x55;
        return Bytes.owning(octets);
    }

    private static NoncePayload nonce(int length) {
        return new NoncePayload(Bytes.zeros(length));
    }

    private static IdPayload id() {
        return new IdPayload(new Identification(IdType.Known.ID_FQDN, 6, 80, Bytes.utf8("a.example")));
    }

    private static SaPayload sa(int proposals, int bits) {
        Transform transform = new Transform(1, IsakmpTransformId.KEY_IKE, ImmutableList.of(
                DataAttribute.of(OakleyAttribute.ENCRYPTION_ALGORITHM, OakleyEncryption.AES_CBC.code()),
                DataAttribute.of(OakleyAttribute.KEY_LENGTH, bits), DataAttribute
                        .of(OakleyAttribute.AUTHENTICATION_METHOD, AuthenticationMethod.PRE_SHARED_KEY.code())));
        return SaPayload.of(IntStream.rangeClosed(1, proposals).mapToObj(
                number -> new Proposal(number, ProtocolId.Known.ISAKMP, Bytes.EMPTY, ImmutableList.of(transform)))
                .collect(ImmutableList.toImmutableList()));
    }
}
