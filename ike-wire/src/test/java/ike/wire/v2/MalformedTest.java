package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Field;
import ike.wire.Malformed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of lying about a length or a count is found, and named by field, octet and section. */
class MalformedTest {
    private static final ImmutableSet<String> OF_THE_MESSAGE = ImmutableSet.copyOf(IkeMessages
            .dissect(IkeMessages.encode(Samples.HEADER, Samples.everyPayload()).octets()).root().all()
            .map(Field::section).filter(section -> section.startsWith("RFC 7296 §3")).toList());

    /** A message whose field {@code field} says {@code lie}. */
    record Lie(Field field, long lie, Bytes octets) {
        @Override
        public String toString() {
            return field.name() + " at " + field.offset() + " says " + lie + " instead of " + field.value();
        }
    }

    /** Every length, size and count of the sample messages, each with every lie that a field of its width can tell. */
    static Stream<Lie> lies() {
        return Samples.messages().stream().flatMap(message -> IkeMessages.dissect(message.octets()).root().leaves()
                .filter(MalformedTest::isMeasure).flatMap(field -> lies(message.octets(), field)));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void everyLieIsFound(Lie lie) {
        Decoded<IkeMessage> decoded = IkeMessages.decode(lie.octets());

        assertThat(decoded).as(lie.toString()).isInstanceOf(Decoded.Bad.class);
        Malformed why = ((Decoded.Bad<IkeMessage>) decoded).why();
        assertThat(why.offset()).isBetween(0, lie.octets().length());
        assertThat(why.section()).startsWith("RFC ");
        assertThat(why.field()).isNotEmpty();
        assertThat(IkeMessages.dissect(lie.octets()).why()).contains(why);
    }

    @Test
    void thereIsALieAboutEveryKindOfMeasure() {
        assertThat(lies().map(lie -> lie.field().name()).distinct()).containsExactlyInAnyOrder("Length",
                "Payload Length", "Proposal Length", "SPI Size", "Num Transforms", "Transform Length",
                "Attribute Length", "Num of SPIs", "Number of TSs", "Selector Length");
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void everyCutIsFound(Bytes cut) {
        assertThat(IkeMessages.decode(cut)).isInstanceOf(Decoded.Bad.class);
    }

    /** Each sample cut off at each octet, its header's Length telling the truth about it. */
    static Stream<Bytes> cuts() {
        return Samples.messages().stream().map(IkeMessage::octets)
                .flatMap(octets -> Stream.iterate(0, n -> n < octets.length(), n -> n + 1)
                        .map(n -> n < IkeHeader.LENGTH ? octets.slice(0, n) : put(octets.slice(0, n), 24, 4, n)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    33 | 0000000c 01000008 01010000         | SA payload / Proposal 1 / Last Substruc                | 4
                    33 | 0000000c 02000008 01010000         | SA payload / Proposal 1 / Last Substruc                | 4
                    33 | 0000000c 00000007 01010000         | SA payload / Proposal 1 / Proposal Length              | 6
                    33 | 0000000c 00000008 01030000         | SA payload / Proposal 1 / SPI Size                     | 10
                    33 | 0000000c 00000008 01010001         | SA payload / Proposal 1 / Transform 1 / Last Substruc  | 12
                    33 | 00000014 00000010 01010001 03000008 01000003 | SA payload / Proposal 1 / Transform 1 / Last Substruc | 12
                    33 | 00000014 00000010 01010000 00000008 01000003 | SA payload / Proposal 1                     | 12
                    35 | 00000007 020000                    | IDi payload / RESERVED                                 | 5
                    42 | 0000000c 03040001 00000000 00      | decrypted payloads                                     | 12
                    42 | 00000008 01000001                  | D payload / Num of SPIs                                | 6
                    42 | 00000008 01040000                  | D payload / SPI Size                                   | 5
                    44 | 00000018 01000000 07000010 00020001 00000000 00000000 | TSi payload / Traffic Selector 1 / End Port | 14
                    44 | 00000018 01000000 07000010 00000000 00000002 00000001 | TSi payload / Traffic Selector 1 / Ending Address | 20
                    44 | 00000018 01000000 08000010 00000000 00000000 00000000 | TSi payload / Traffic Selector 1 / Selector Length | 10
                    48 | 00000008 01020005                  | EAP payload / Length                                   | 6
                    46 | 00000004                           | SK payload                                             | 0
                    53 | 00000008 00010001                  | SKF payload                                            | 0
                    41 | 0000000c 00054000 00000000         | N payload / SPI                                        | 8
                    41 | 0000000c 03034000 00000000         | N payload / SPI Size                                   | 5
                    41 | 29000008 00004000                  | N payload / Next Payload                               | 8
                    """)
    void namesTheFieldAndItsOctet(int type, String octets, String field, int offset) {
        Decoded<?> decoded = IkeMessages.decodeChain(PayloadType.of(type), Bytes.fromHex(octets));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Bad.class, bad -> {
            assertThat(bad.why().field()).isEqualTo(field);
            assertThat(bad.why().offset()).isEqualTo(offset);
        });
    }

    @Test
    void nothingMayFollowAnEncryptedPayload() {
        Bytes message = Samples.messages().get(1).octets();
        Bytes more = put(Bytes.concat(message, Bytes.fromHex("00000004")), 24, 4, message.length() + 4);

        Malformed why = ((Decoded.Bad<IkeMessage>) IkeMessages.decode(more)).why();

        assertThat(why.problem()).isEqualTo("4 octets are left over");
        assertThat(why.offset()).isEqualTo(message.length());
    }

    @Test
    void fragmentsAreNumberedFromOneToTheirTotal() {
        for (String numbers : ImmutableList.of("00000003", "00040003", "00000000")) {
            Bytes octets = Samples.messages().getLast().octets();
            Bytes fragment = Bytes.concat(octets.slice(0, 32), Bytes.fromHex(numbers), octets.from(36));
            assertThat(IkeMessages.decode(fragment)).isInstanceOf(Decoded.Bad.class);
        }
    }

    @Test
    void anotherMajorVersionIsNotRead() {
        Bytes octets = put(Samples.messages().getFirst().octets(), 17, 1, 0x30);

        assertThat(((Decoded.Bad<IkeMessage>) IkeMessages.decode(octets)).why().field())
                .isEqualTo("IKE header / Version");
    }

    @Test
    void everythingThatRepeatsHasALimit() {
        assertThat(why(43, "2b000004".repeat(Limits.PAYLOADS) + "00000004")).contains("more than 128 payloads");
        String proposal = "02000008 01010000";
        assertThat(why(33, "00000804" + proposal.repeat(Limits.PROPOSALS) + "00000008 01010000"))
                .contains("more than 255 proposals");
        assertThat(why(33, "00000058 00000054 01010001 0000004c 01000003" + "80010000".repeat(17)))
                .contains("more than 16 attributes");
        assertThat(why(47, "0000040c 01000000" + "00010000".repeat(257))).contains("more than 256 attributes");
        assertThat(why(42, "0000400c 03041001" + "00000001".repeat(4097))).contains("4097 SPIs");
    }

    private static String why(int type, String octets) {
        return ((Decoded.Bad<?>) IkeMessages.decodeChain(PayloadType.of(type), Bytes.fromHex(octets))).why().problem();
    }

    // Where a Notify payload's SPI ends and its data begin cannot be told from the octets, and what the data and the
    // value of an attribute say does not decide whether the message stands.
    private static boolean isMeasure(Field field) {
        String name = field.name();
        return OF_THE_MESSAGE.contains(field.section()) && !field.section().equals("RFC 7296 §3.10")
                && !name.equals("Prefix Length")
                && (name.endsWith("Length") || name.endsWith("Size") || name.startsWith("Num"));
    }

    private static Stream<Lie> lies(Bytes octets, Field field) {
        long truth = Long.parseLong(field.value());
        long most = (1L << (8 * field.length())) - 1;
        return Stream
                .of(0L, 1L, 3L, 4L, 5L, 7L, 8L, truth - 1, truth + 1, truth * 2, truth + 4, truth - 4,
                        (long) octets.length() - field.offset(), (long) octets.length(), most - 1, most)
                .filter(lie -> lie != truth && lie >= 0 && lie <= most).distinct()
                .map(lie -> new Lie(field, lie, put(octets, field.offset(), field.length(), lie)));
    }

    private static Bytes put(Bytes octets, int at, int width, long value) {
        return Bytes.concat(octets.slice(0, at), Bytes.u64(value).from(8 - width), octets.from(at + width));
    }
}
