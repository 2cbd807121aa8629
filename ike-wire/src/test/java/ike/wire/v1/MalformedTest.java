package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Field;
import ike.wire.Lie;
import ike.wire.Malformed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of lying about a length or a count is found, and named by field, octet and section. */
class MalformedTest {
    /**
     * What a longer or shorter value leaves behind it can be well-formed by chance: the next attribute, or padding.
     * Then the lie is another truth, and has to come back as it is.
     */
    private static final String BELIEVABLE = "Attribute Length|(Secrecy|Integrity) (Category )?Length";

    static Stream<Lie> lies() {
        return Samples.messages().stream().flatMap(m -> Lie.about(m.octets(),
                IsakmpMessages.dissect(m.octets()).root().leaves().filter(MalformedTest::isMeasure)));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void everyLieIsFound(Lie lie) {
        Decoded<IsakmpMessage> decoded = IsakmpMessages.decode(lie.octets());

        if (decoded instanceof Decoded.Ok<IsakmpMessage>(IsakmpMessage other)) {
            assertThat(lie.field().name()).as(lie.toString()).matches(BELIEVABLE);
            assertThat(IsakmpMessages.encode(other.header(), other.payloads().payloads())).isEqualTo(other);
            return;
        }
        Malformed why = ((Decoded.Bad<IsakmpMessage>) decoded).why();
        assertThat(why.offset()).isBetween(0, lie.octets().length());
        assertThat(why.section()).contains(" §");
        assertThat(why.field()).isNotEmpty();
        assertThat(IsakmpMessages.dissect(lie.octets()).why()).contains(why);
    }

    @Test
    void thereIsALieAboutEveryKindOfMeasure() {
        assertThat(lies().map(lie -> lie.field().name()).distinct()).containsExactlyInAnyOrder("Length",
                "Payload Length", "SPI Size", "# of Transforms", "Attribute Length", "# of SPIs", "Secrecy Length",
                "Secrecy Category Length", "Integrity Length", "Integrity Category Length");
    }

    /** Three attributes, of which the one in the middle claims {@code length} octets and has none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | 00000028 00000001 00000001 0000001c 01010001 00000014 01010000
            14 | 00000014 01000000
            11 | 00000018 00000001 03006000
            """)
    void everyListOfAttributesEnds(int type, String head) {
        PayloadType of = PayloadType.of(type);
        Bytes none = Bytes.fromHex(head + "03e80000" + "03e80000" + "03e80000");
        assertThat(IsakmpMessages.dissectInside(of, none).root().all().filter(f -> f.name().startsWith("Attribute ")
                && !f.children().isEmpty())).hasSize(3);
        assertThat(IsakmpMessages.decodeInside(of, none)).isInstanceOf(Decoded.Ok.class);
        Bytes one = Bytes.fromHex(head + "03e80000" + "03e80001" + "03e80000");
        assertThat(IsakmpMessages.decodeInside(of, one)).isInstanceOf(Decoded.Bad.class);
    }

    /** Each sample cut off at each octet, its header's Length telling the truth about it. */
    @Test
    void everyCutIsFound() {
        for (Bytes octets : Samples.messages().stream().limit(2).map(IsakmpMessage::octets).toList()) {
            for (int n = 0; n < octets.length(); n++) {
                Bytes cut = n < IsakmpHeader.LENGTH
                        ? octets.slice(0, n)
                        : Lie.put(octets.slice(0, n), IsakmpHeaders.LENGTH_OFFSET, 4, n);
                assertThat(IsakmpMessages.decode(cut)).isInstanceOf(Decoded.Bad.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    1  | 00000014 00000001 00000001 03000008 01010000 | SA payload / Proposal 1 / Next Payload            | 12
                    1  | 00000014 00000001 00000001 02000008 01010000 | SA payload / Proposal 1 / Next Payload            | 12
                    1  | 00000014 00000001 00000001 00000007 01010000 | SA payload / Proposal 1 / Payload Length          | 14
                    1  | 00000014 00000001 00000001 00000008 01030000 | SA payload / Proposal 1 / SPI Size                | 18
                    1  | 00000014 00000001 00000001 00000008 01010001 | SA payload / Proposal 1 / Transform 1 / Next Payload | 20
                    1  | 0000001c 00000001 00000001 00000010 01010001 02000008 01010000 | SA payload / Proposal 1 / Transform 1 / Next Payload | 20
                    1  | 0000001e 00000001 00000001 00000012 01010001 0000000a 01010000 8001 | SA payload / Proposal 1 / Transform 1 / Attribute 1 / Attribute Value | 30
                    1  | 0000000c 00000001 00000002           | SA payload / Labeled Domain Identifier                    | 12
                    2  | 00000008 01010000                    | P payload                                                 | 0
                    5  | 00000006 0100                        | ID payload / Port                                         | 6
                    11 | 0000000e 00000001 01008d28 0000      | N payload / Sequence number                               | 12
                    12 | 00000010 00000001 03100001 00000000  | D payload / SPI Size                                      | 9
                    12 | 0000000c 00000001 01000001           | D payload / # of SPIs                                     | 10
                    14 | 0000000c 01000001 00010009           | ATTR payload / Attribute 1 / Attribute Value              | 12
                    21 | 0000000c 04000000 0a000001           | NAT-OA payload / ID Type                                  | 4
                    21 | 0000000a 01000000 0a00               | NAT-OA payload / Original Address                         | 8
                    132 | 00000008 00010001                   | FRAGMENT payload / Fragment Number                        | 6
                    8  | 0a000008 00000000                    | NONCE payload / Next Payload                              | 8
                    """)
    void namesTheFieldAndItsOctet(int type, String octets, String field, int offset) {
        Decoded<?> decoded = IsakmpMessages.decodeInside(PayloadType.of(type), Bytes.fromHex(octets));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Bad.class, bad -> {
            assertThat(bad.why().field()).isEqualTo(field);
            assertThat(bad.why().offset()).isEqualTo(offset);
        });
    }

    @Test
    void everythingThatRepeatsHasALimit() {
        assertThat(why(13, "0d000004".repeat(Limits.PAYLOADS) + "00000004")).contains("more than 128 payloads");
        String proposal = "02000008 01010000";
        assertThat(why(1, "0000080c 00000001 00000001" + proposal.repeat(Limits.PROPOSALS) + "00000008 01010000"))
                .contains("more than 255 proposals");
        assertThat(why(14, "0000040c 01000000" + "80010000".repeat(257))).contains("more than 256 attributes");
        assertThat(why(12, "00004010 00000001 03041001" + "00000001".repeat(4097))).contains("4097 SPIs");
    }

    private static String why(int type, String octets) {
        return ((Decoded.Bad<?>) IsakmpMessages.decodeInside(PayloadType.of(type), Bytes.fromHex(octets))).why()
                .problem();
    }

    // Where a notification's SPI ends and its data begin cannot be told from the octets.
    private static boolean isMeasure(Field field) {
        String name = field.name();
        boolean inNotification = field.section().contains("§3.14") || field.section().startsWith("RFC 2407 §4.6.3")
                || field.section().startsWith("RFC 3706");
        return !inNotification && (name.endsWith("Length") || name.endsWith("Size") || name.startsWith("#"))
                && !name.equals("Next Payload");
    }
}
