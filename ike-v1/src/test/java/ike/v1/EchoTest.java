package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.IkeSaView;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.AttributeSpace;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.EspTransformId;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import ike.wire.v1.VendorIdPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a peer that has proved itself can have repeated to it: nothing but what the RFCs have repeated, never more than it has sent, once,
 * and the SA stays as it was.
 */
class EchoTest {
    /** In the clear Main Mode has six messages, Quick Mode three. */
    private static final int ALL = 9;
    private static final Bytes MARK = Bytes.utf8("REPEAT-AFTER-ME!");
    private static final long ID = 0x01020304L;

    private final Pair pair = pair();

    private static Pair pair() {
        return new Pair(Fixtures.connection(Setup.USUAL, true), Fixtures.connection(Setup.USUAL, false), ALL);
    }

    @Test
    void aLivenessCheckIsAnsweredWithItsNumberAndOurNames() {
        for (long number : List.of(0L, 1L, 0xffffffffL)) {
            assertThat(answer(ExchangeType.Known.INFORMATIONAL, notification(MARK, NotifyType.Known.R_U_THERE,
                    new NotificationData.Sequence(number))).all(NotificationPayload.class)).singleElement()
                    .satisfies(ack -> {
                        assertThat(ack.notifyType()).isEqualTo(NotifyType.Known.R_U_THERE_ACK);
                        assertThat(ack.data()).isEqualTo(new NotificationData.Sequence(number));
                        assertThat(ack.spi().length()).isEqualTo(16);
                    });
        }
    }

    @Test
    void notificationsAndDeletionsOfWhateverAreNotAnswered() {
        for (int length : List.of(0, 1, 4, 16, 255)) {
            Bytes spi = Bytes.concat(MARK, Bytes.zeros(255)).slice(0, length);
            for (NotifyType type : List.of(NotifyType.Known.INVALID_SPI, NotifyType.Known.CONNECTED,
                    NotifyType.of(40_000), NotifyType.of(9_999))) {
                assertSilent(ExchangeType.Known.INFORMATIONAL,
                        notification(spi, type, new NotificationData.Plain(Bytes.concat(MARK, Bytes.zeros(30_000)))));
            }
        }
        assertSilent(ExchangeType.Known.INFORMATIONAL, new DeletePayload(SaPayload.DOI_IPSEC, ProtocolId.Known.ESP, 4,
                IntStream.range(0, 60).mapToObj(i -> MARK.slice(0, 4)).collect(ImmutableList.toImmutableList())));
        assertSilent(ExchangeType.Known.INFORMATIONAL, new VendorIdPayload(MARK));
    }

    /** A REPLY has what we know, an ACK names what was set, without its values (draft-dukes-ike-mode-cfg-02 §3.1). */
    @Test
    void attributesAreAnsweredWithoutWhatIsInThem() {
        List<DataAttribute> strange = new ArrayList<>();
        for (int type : List.of(1, 7, 16, 20, 16_520, 28_672, 32_000)) {
            strange.add(new DataAttribute(AttributeSpace.CONFIGURATION.find(type), false,
                    Bytes.concat(MARK, Bytes.zeros(900))));
        }
        for (CfgType type : List.of(CfgType.Known.ISAKMP_CFG_REQUEST, CfgType.Known.ISAKMP_CFG_SET)) {
            answer(ExchangeType.Known.TRANSACTION,
                    new AttributesPayload(type, 0xffff, ImmutableList.copyOf(strange)));
        }
        for (CfgType type : List.of(CfgType.Known.ISAKMP_CFG_REPLY, CfgType.Known.ISAKMP_CFG_ACK, CfgType.of(9))) {
            assertThat(pair.rightAnswers(pair.says(ExchangeType.Known.TRANSACTION, ID,
                    new AttributesPayload(type, 0xffff, ImmutableList.copyOf(strange))))).hasSizeLessThan(2);
        }
    }

    /** Numbers that are repeated with the proposal that was chosen, which is repeated as it was. */
    @Test
    void aQuickModeIsAnsweredWithTheOneTransformThatWasChosen() {
        Transform chosen = new Transform(255, EspTransformId.ESP_AES_CBC, attributes());
        PayloadList answer = answer(ExchangeType.Known.QUICK_MODE,
                SaPayload.of(ImmutableList.of(
                        new Proposal(0, ProtocolId.Known.ISAKMP, MARK, ImmutableList.of(new Transform(9,
                                IsakmpTransformId.KEY_IKE, ImmutableList.of()))),
                        new Proposal(255, ProtocolId.Known.ESP, Bytes.u32(0x1234567), ImmutableList.of(
                                new Transform(0, EspTransformId.ESP_DES_IV32, attributes()), chosen)))),
                new NoncePayload(Bytes.zeros(32)), id("10.1.0.0", "10.1.0.255"), id("10.2.0.0", "10.2.0.255"));
        assertThat(answer.all(SaPayload.class)).singleElement()
                .satisfies(sa -> assertThat(sa.proposals()).singleElement().satisfies(proposal -> {
                    assertThat(proposal.number()).isEqualTo(255);
                    assertThat(proposal.transforms()).containsExactly(chosen);
                    assertThat(proposal.spi().length()).isEqualTo(4);
                }));
    }

    /** SPIs that name nobody (RFC 2406 §2.1), attributes that nobody has, numbers out of range: refused, not repeated. */
    @Test
    void whatIsWrongInAQuickModeIsRefusedAndNotRepeated() {
        IkeSaView before = pair.right();
        DataAttribute rounds = DataAttribute.of(IpsecAttribute.KEY_ROUNDS, 12);
        for (Proposal proposal : List.of(esp(Bytes.u32(0), attributes()), esp(Bytes.u32(0x1234567),
                ImmutableList.<DataAttribute>builder().addAll(attributes()).add(rounds).build()),
                esp(Bytes.u32(0x1234567), ImmutableList.of()))) {
            List<Bytes> answers = pair.rightAnswers(pair.says(ExchangeType.Known.QUICK_MODE, ID,
                    SaPayload.of(ImmutableList.of(proposal)), new NoncePayload(Bytes.zeros(32)),
                    id("10.1.0.0", "10.1.0.255"), id("10.2.0.0", "10.2.0.255")));
            assertThat(answers).singleElement().satisfies(answer -> assertThat(answer.u8(18))
                    .isEqualTo(ExchangeType.Known.INFORMATIONAL.code()));
        }
        assertThat(pair.right()).isEqualTo(before);
    }

    /** The only answer: no longer than the question, and without the mark. */
    private PayloadList answer(ExchangeType exchange, Payload... payloads) {
        Bytes question = pair.says(exchange, ID, payloads);
        List<Bytes> answers = pair.rightAnswers(question);
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().length()).isLessThanOrEqualTo(question.length() + 16);
        PayloadList read = pair.insider().reads(answers.getFirst(), question);
        assertThat(read.toString()).doesNotContain(MARK.hex(), "REPEAT");
        return read;
    }

    private void assertSilent(ExchangeType exchange, Payload... payloads) {
        IkeSaView before = pair.right();
        assertThat(pair.rightAnswers(pair.says(exchange, ID, payloads))).isEmpty();
        assertThat(pair.right()).isEqualTo(before);
    }

    private static Proposal esp(Bytes spi, ImmutableList<DataAttribute> attributes) {
        return new Proposal(1, ProtocolId.Known.ESP, spi,
                ImmutableList.of(new Transform(1, EspTransformId.ESP_AES_CBC, attributes)));
    }

    private static ImmutableList<DataAttribute> attributes() {
        return ImmutableList.of(DataAttribute.of(IpsecAttribute.ENCAPSULATION_MODE, 1),
                DataAttribute.of(IpsecAttribute.AUTHENTICATION_ALGORITHM, 2),
                DataAttribute.of(IpsecAttribute.KEY_LENGTH, 256));
    }

    private static NotificationPayload notification(Bytes spi, NotifyType type, NotificationData data) {
        return NotificationPayload.of(ProtocolId.Known.ISAKMP, spi, type, data);
    }

    private static IdPayload id(String first, String last) {
        return new IdPayload(new Identification(IdType.Known.ID_IPV4_ADDR_RANGE, 0, 0,
                Bytes.concat(IpAddress.of(first).octets(), IpAddress.of(last).octets())));
    }
}
