package ike.wire.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AH and WESP by their figures, and messages in a TCP stream however it is divided. */
class HeadersTest {
    private static final ImmutableList<Bytes> MESSAGES = ImmutableList.of(Bytes.fromHex("00000000 0102"),
            Bytes.fromHex("c0ffee01 00000001 aa"), Bytes.of(0xff));

    @Test
    void readsAh() {
        Decoded<AhHeader> read = WireReader.decode(
                Bytes.fromHex("06 04 0000 c0ffee01 00000007 0102030405060708090a0b0c"), "AH", "RFC 4302 §2",
                AhHeader::read);

        assertThat(read.orThrow())
                .isEqualTo(new AhHeader(6, 0xc0ffee01L, 7, Bytes.fromHex("0102030405060708090a0b0c")));
    }

    @ParameterizedTest
    @CsvSource({"06 00 0000 c0ffee01 00000007", "06 ff 0000 c0ffee01 00000007", "06"})
    void refusesAhWithAnotherLength(String octets) {
        assertThat(WireReader.decode(Bytes.fromHex(octets), "AH", "RFC 4302 §2", AhHeader::read))
                .isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void readsWespWithItsPadding() {
        assertThat(WireReader.decode(Bytes.fromHex("00 00 00 30 00000000"), "WESP", "RFC 5840 §2", WespHeader::read)
                .orThrow()).isEqualTo(new WespHeader(0, 0, 0, 0x30));
    }

    @Test
    void tellsWhereThePacketInWespBegins() {
        WespHeader plain = WireReader.decode(Bytes.fromHex("04 14 10 00"), "WESP", "RFC 5840 §2", WespHeader::read)
                .orThrow();
        assertThat(plain.isEncrypted()).isFalse();
        assertThat(plain.length()).isEqualTo(4);
        assertThat(plain.ivLength()).as("0x14 octets, less header, SPI and sequence number").isEqualTo(8);
        WespHeader padded = WireReader.decode(Bytes.fromHex("29 10 0c 10 00000000"), "WESP", "RFC 5840 §2",
                WespHeader::read).orThrow();
        assertThat(padded.length()).isEqualTo(8);
        assertThat(padded.ivLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"04 0c 0c 40, Flags, 'version 1, expected 0'", "04 00 00 20, Next Header, 'they are 4, 0 and 0'",
            "00 0c 00 20, Next Header, 'they are 0, 12 and 0'", "00 00 0c 20, Next Header, 'they are 0, 0 and 12'",
            "04 08 0c 00, HdrLen, 'says 8, expected a multiple of 4 from 12 on'",
            "04 0e 0c 00, HdrLen, 'says 14, expected'",
            "29 0c 0c 10 00000000, HdrLen, 'says 12, expected a multiple of 4 from 16 on'"})
    void refusesWespThatContradictsItself(String octets, String field, String problem) {
        assertThat(WireReader.dissect(Bytes.fromHex(octets), "WESP", "RFC 5840 §2", WespHeader::read))
                .satisfies(read -> {
                    assertThat(read.why().orElseThrow().field()).endsWith(field);
                    assertThat(read.why().orElseThrow().problem()).contains(problem);
                    assertThat(read.root().leaves().filter(leaf -> leaf.name().equals("Flags"))).hasSize(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"00, 'version 0, not encrypted'", "20, 'version 0, encrypted'",
            "45, 'version 1, not encrypted, RESERVED 5'",
            "c0, 'version 3, not encrypted'"})
    void showsTheFlagsOfWesp(String flags, String shown) {
        assertThat(WireReader.dissect(Bytes.fromHex("040800" + flags), "WESP", "RFC 5840 §2", WespHeader::read).root()
                .leaves().filter(field -> field.name().equals("Flags"))).singleElement()
                .satisfies(field -> assertThat(field.value()).isEqualTo(shown));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void aStreamIsCutIntoItsMessages(int piece) {
        Bytes stream = Bytes.concat(StreamFraming.PREFIX, StreamFraming.frame(MESSAGES.get(0)), Bytes.of(0, 2),
                StreamFraming.frame(MESSAGES.get(1)), StreamFraming.frame(MESSAGES.get(2)), Bytes.of(0));
        StreamFraming framing = new StreamFraming(true);
        List<Bytes> messages = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += piece) {
            messages.addAll(framing.feed(stream.slice(at, Math.min(stream.length(), at + piece))));
        }

        assertThat(messages).isEqualTo(MESSAGES);
        assertThat(framing.isBroken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"474554202f20", "494b45544350 0000", "494b45544350 0001"})
    void anotherPrefixOrALengthBelowTwoBreaksTheStream(String octets) {
        StreamFraming framing = new StreamFraming(true);

        assertThat(framing.feed(Bytes.fromHex(octets))).isEmpty();
        assertThat(framing.isBroken()).isTrue();
        assertThat(framing.feed(StreamFraming.frame(Bytes.of(1)))).isEmpty();
    }
}
