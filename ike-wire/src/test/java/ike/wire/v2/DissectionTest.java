package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the trace of the decoder shows to a person. */
class DissectionTest {
    /** Four keys, or whatever somebody sends in their place. */
    @ParameterizedTest
    @CsvSource({"0102030405060708, 'Key 1=0102, Key 2=0304, Key 3=0506, Key 4=0708'",
            "010203, 'Puzzle Solution Data=010203 (3 octets are not four keys of one length)'",
            "'', 'Puzzle Solution Data= (0 octets are not four keys of one length)'"})
    void thePuzzlesSolution(String solution, String fields) {
        Bytes octets = IkeMessages.encodeChain(ImmutableList.of(new PuzzleSolutionPayload(Bytes.fromHex(solution))));

        Dissection dissection = IkeMessages.dissectChain(PayloadType.Known.PS, octets);

        assertThat(dissection.why()).isEmpty();
        assertThat(dissection.root().leaves().skip(3).map(field -> field.name() + "=" + field.value()))
                .containsExactly(fields.split(", "));
    }

    static Stream<Bytes> messages() {
        return Stream.concat(Captures.datagrams().stream().map(Captures.Datagram::octets),
                Samples.messages().stream().map(IkeMessage::octets));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theFieldsCoverEveryOctetOnce(Bytes octets) {
        Dissection dissection = IkeMessages.dissect(octets);

        assertThat(dissection.why()).isEmpty();
        int covered = 0;
        for (Field leaf : dissection.root().leaves().toList()) {
            assertThat(leaf.offset()).as(leaf.name()).isEqualTo(covered);
            covered += leaf.length();
        }
        assertThat(covered).isEqualTo(octets.length());
        assertThat(dissection.root().all()).allSatisfy(DissectionTest::spansItsChildren);
    }

    @Test
    void namesEveryFieldWithItsSection() {
        Field root = IkeMessages.dissect(Captures.datagram("ikev2-decrypt-aes256cbc.pcapng", 1).octets()).root();

        assertThat(root.children().stream().map(Field::name)).containsExactly("IKE header", "SA payload", "KE payload",
                "Nonce payload", "N payload", "N payload", "N payload");
        assertThat(text(root.children().getFirst())).isEqualTo("""
                0 28 IKE header [RFC 7296 §3.1]
                0 8 IKE SA Initiator's SPI = 191ccd371a7a1f7b [RFC 7296 §3.1]
                8 8 IKE SA Responder's SPI = 0000000000000000 [RFC 7296 §3.1]
                16 1 Next Payload = SA (33) [RFC 7296 §3.1]
                17 1 Version = 2.0 [RFC 7296 §3.1]
                18 1 Exchange Type = IKE_SA_INIT (34) [RFC 7296 §3.1]
                19 1 Flags = request of the initiator [RFC 7296 §3.1]
                20 4 Message ID = 0 [RFC 7296 §3.1]
                24 4 Length = 256 [RFC 7296 §3.1]
                """);
        assertThat(text(root.children().get(1).children().get(3).children().get(8))).isEqualTo("""
                40 12 Transform 1 = Encryption Algorithm: ENCR_AES_CBC (256 bits) [RFC 7296 §3.3.2]
                40 1 Last Substruc = 3 [RFC 7296 §3.3.2]
                41 1 RESERVED = 00 [RFC 7296 §3.3.2]
                42 2 Transform Length = 12 [RFC 7296 §3.3.2]
                44 1 Transform Type = Encryption Algorithm (1) [RFC 7296 §3.3.2]
                45 1 RESERVED = 00 [RFC 7296 §3.3.2]
                46 2 Transform ID = ENCR_AES_CBC (12) [RFC 7296 §3.3.2]
                48 4 Attribute 1 [RFC 7296 §3.3.5]
                48 2 AF, Attribute Type = short form, Key Length (14) [RFC 7296 §3.3.5]
                50 2 Attribute Value = 256 [RFC 7296 §3.3.5]
                """);
    }

    /** RFC 9838 §4.4.2.1.1. */
    @Test
    void howAGroupsControllerSignsHasAName() {
        Transform controller = new Transform(TransformType.Known.GCAUTH, ControllerAuthId.DIGITAL_SIGNATURE,
                ImmutableList.of(new TransformAttribute(18, false, Bytes.fromHex("30050603 2b6570"))));
        Bytes octets = IkeMessages.encodeChain(ImmutableList.of(new SaPayload(ImmutableList.of(
                new Proposal(1, ProtocolId.Known.GIKE_UPDATE, Bytes.zeros(16), ImmutableList.of(controller))))));

        assertThat(IkeMessages.dissectChain(PayloadType.Known.SA, octets).root().all().map(Field::value)).contains(
                "Group Controller Authentication Method: Digital Signature",
                "long form, Signature Algorithm Identifier (18)", "300506032b6570");
    }

    @Test
    void showsWhatCouldBeReadOfAMalformedMessage() {
        Bytes octets = Bytes.fromHex("28000018 01000000 07000010 00500001 0a000001 0a000009");

        Dissection dissection = IkeMessages.dissectChain(PayloadType.Known.TSI, octets);

        assertThat(dissection.why().orElseThrow().describe()).isEqualTo("TSi payload / Traffic Selector 1 / End Port"
                + " at octet 14: port 1 ends a range that begins with 80 (RFC 7296 §3.13.1)");
        assertThat(dissection.root().leaves().map(Field::name)).endsWith("Selector Length", "Start Port", "End Port");
        assertThat(dissection.root().length()).isEqualTo(16);
    }

    @Test
    void whatAPeerWroteIsSafeToPrint() {
        Bytes octets = Bytes.fromHex("00000010 02000000 611b5b326a e280ae");

        Field root = IkeMessages.dissectChain(PayloadType.Known.IDI, octets).root();

        assertThat(root.children().getFirst().value()).isEqualTo("ID_FQDN a\\u001b[2j\\u202e");
    }

    private static void spansItsChildren(Field field) {
        for (Field child : field.children()) {
            assertThat(child.offset()).isGreaterThanOrEqualTo(field.offset());
            assertThat(child.offset() + child.length()).isLessThanOrEqualTo(field.offset() + field.length());
        }
    }

    private static String text(Field root) {
        StringBuilder text = new StringBuilder();
        root.all().forEach(f -> text.append(f.offset()).append(' ').append(f.length()).append(' ').append(f.name())
                .append(f.value().isEmpty() ? "" : " = " + f.value()).append(" [").append(f.section()).append("]\n"));
        return text.toString();
    }
}
