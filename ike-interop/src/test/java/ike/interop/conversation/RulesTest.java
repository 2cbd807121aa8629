package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Standing;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Forgery;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.PrfId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule that a listener knows is broken once, on purpose, and named with its section. */
class RulesTest {
    private static final IkeSpi SPI_I = new IkeSpi(0x1111);
    private static final IkeSpi SPI_R = new IkeSpi(0x2222);
    private static final Transform AES = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128);
    private static final Transform AES256 = Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 256);
    private static final Transform MAC = Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128);
    private static final Transform PRF = Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256);
    private static final Transform KE = Transform.of(Known.KE, KeyExchangeId.CURVE25519);

    private static final Forgery REQUEST = init(true, proposal(1, AES, MAC, PRF, KE), 16);
    private static final Forgery RESPONSE = init(false, proposal(1, AES, MAC, PRF, KE), 16);

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                wrong("RFC 7296 §3.1", "the initiator's SPI is zero",
                        m -> m.put("IKE header / IKE SA Initiator's SPI", 0)),
                wrong("RFC 7296 §2.2", "IKE_SA_INIT with Message ID 7", m -> m.put("IKE header / Message ID", 7)),
                wrong("RFC 7296 §3.1", "the flag I says that the responder asks",
                        m -> m.put("IKE header / Flags", 0)),
                wrong("RFC 7296 §3.1", "reserved flags 40", m -> m.put("IKE header / Flags", 0x48)),
                wrong("RFC 7296 §1.2", "IKE_AUTH in the clear", m -> m.put("IKE header / Exchange Type", 35)),
                wrong("RFC 7296 §3.2", "the Nonce payload is marked critical", m -> m.flags(2, 0x80)),
                wrong("RFC 7296 §3.2", "reserved bits in the generic header of the KE payload", m -> m.flags(1, 1)),
                wrong("RFC 7296 §3.9", "a nonce of 8 octets, 16 to 256 are allowed",
                        m -> m.body(2, Bytes.zeros(8))),
                wrong("RFC 7296 §3.4", "RESERVED is 0001 at octet 82", m -> m.put("KE payload / RESERVED", 1)),
                wrong("RFC 7296 §3.2", "KE payload / Payload Length at octet 78: says 1, less than the 4 octets that "
                        + "are always there", m -> m.put("KE payload / Payload Length", 1)),
                wrong("RFC 7296 §3.3.3", "32-bit Sequential Numbers in a proposal for IKE", m -> m
                        .put("SA payload / Proposal 1 / Transform 2 / Transform Type", 5)
                        .put("SA payload / Proposal 1 / Transform 2 / Transform ID", 0)));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void aWrongRequestIsNamed(String section, String what, UnaryOperator<Forgery> wrong) {
        assertThat(breaches(wrong.apply(REQUEST).octets())).contains(new Standing.Breach(what, section));
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(answer("RFC 7296 §3.3.1", "proposal 2 was not offered", proposal(2, AES, MAC, PRF, KE)),
                answer("RFC 7296 §3.3.6", "ENCR_AES_CBC (256 bits) was not offered",
                        proposal(1, AES256, MAC, PRF, KE)),
                answer("RFC 7296 §3.3.6", "no Integrity Algorithm is chosen", proposal(1, AES, PRF, KE)),
                answer("RFC 7296 §3.3.6", "more than one Encryption Algorithm is chosen",
                        proposal(1, AES, AES, MAC, PRF, KE)));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongChoiceIsNamed(String section, String what, Proposal chosen) {
        assertThat(breaches(REQUEST.octets(), init(false, chosen, 16).octets()))
                .contains(new Standing.Breach(what, section));
    }

    @Test
    void anotherGroupOrExchangeIsNamed() {
        // Only the end shows that no request was missed that had the group.
        assertThat(atTheEnd(REQUEST.octets(), RESPONSE.put("KE payload / Key Exchange Method", 14).octets()))
                .extracting(Standing.Breach::section).contains("RFC 7296 §2.7");
        assertThat(breaches(REQUEST.octets(), RESPONSE.put("IKE header / Exchange Type", 37).octets()))
                .extracting(Standing.Breach::what).contains("answers IKE_SA_INIT #1 with INFORMATIONAL");
        assertThat(breaches(REQUEST.octets(), RESPONSE.duplicate(0).octets())).isEmpty();
    }

    @Test
    void aMessageIdIsUsedOnce() {
        IkeHeader header = IkeHeader.of(SPI_I, SPI_R, ExchangeType.Known.INFORMATIONAL, IkeHeader.FLAG_INITIATOR, 4);
        Forgery sealed = Forgery.of(header, ImmutableList.of())
                .insert(0, PayloadType.Known.SK, Bytes.zeros(32)).next(0, PayloadType.Known.NONE);

        assertThat(breaches(sealed.octets(), sealed.body(0, Bytes.zeros(33)).octets()))
                .containsExactly(new Standing.Breach("the Message ID was used by #1 for another request",
                        "RFC 7296 §2.1"));
        assertThat(breaches(sealed.octets(), sealed.octets())).isEmpty();
    }

    @Test
    void rightMessagesBreakNothing() {
        assertThat(breaches(REQUEST.octets(), RESPONSE.octets())).isEmpty();
    }

    private static List<Standing.Breach> atTheEnd(Bytes... messages) {
        Conversation conversation = new Conversation(KeyTables.NONE, Credentials.NONE);
        Talks.explain(packets(messages), KeyTables.NONE).forEach(conversation::hear);
        return conversation.end().breaches().stream().map(Findings.Broken::breach).toList();
    }

    private static List<Bytes> packets(Bytes... messages) {
        return Stream.of(messages).map(m -> Talks.packet((m.u8(19) & 8) != 0, m)).toList();
    }

    private static List<Standing.Breach> breaches(Bytes... messages) {
        List<Bytes> packets = packets(messages);
        return Talks.hear(packets, KeyTables.NONE, Credentials.NONE).getLast().standing().breaches();
    }

    private static Forgery init(boolean request, Proposal proposal, int nonce) {
        ImmutableList<Payload> payloads = ImmutableList.of(new SaPayload(ImmutableList.of(proposal)),
                new KePayload(KeyExchangeId.CURVE25519, Bytes.zeros(32)), new NoncePayload(Bytes.zeros(nonce)));
        return Forgery.of(IkeHeader.of(SPI_I, request ? new IkeSpi(0) : SPI_R, ExchangeType.Known.IKE_SA_INIT,
                request ? IkeHeader.FLAG_INITIATOR : IkeHeader.FLAG_RESPONSE, 0), payloads);
    }

    private static Proposal proposal(int number, Transform... transforms) {
        return new Proposal(number, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.copyOf(transforms));
    }

    private static Arguments wrong(String section, String what, UnaryOperator<Forgery> wrong) {
        return Arguments.of(section, what, wrong);
    }

    private static Arguments answer(String section, String what, Proposal chosen) {
        return Arguments.of(section, what, chosen);
    }
}
