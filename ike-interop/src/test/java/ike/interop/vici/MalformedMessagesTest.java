package ike.interop.vici;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the protocol's documentation, and octets that are no message. */
class MalformedMessagesTest {
    /** From the section "Encoding example" of strongSwan's README of the vici plugin. */
    private static final String DOCUMENTED = "03046b657931000676616c756531"
            + "010873656374696f6e31" + "010b7375622d73656374696f6e" + "03046b657932000676616c756532" + "02"
            + "04056c69737431" + "0500056974656d31" + "0500056974656d32" + "06" + "02";

    @Test
    void theDocumentedExampleIsRead() {
        Message expected = Message.builder().put("key1", "value1").section("section1",
                Message.builder().section("sub-section", Message.builder().put("key2", "value2").build())
                        .list("list1", List.of("item1", "item2")).build())
                .build();
        assertThat(Message.read(Bytes.fromHex(DOCUMENTED))).isEqualTo(new Decoded.Ok<>(expected));
        assertThat(expected.write()).isEqualTo(Bytes.fromHex(DOCUMENTED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "00             | element type at octet 0: is 0, expected 1, 2, 3 or 4",
            "07             | element type at octet 0: is 7, expected 1, 2, 3 or 4",
            "02             | element type at octet 0: closes a section, but none is open",
            "010161         | ends inside the section a, expected SECTION_END",
            "01016102 02    | element type at octet 4: closes a section, but none is open",
            "05000161       | element type at octet 0: is 5 outside of a list",
            "06             | element type at octet 0: is 6 outside of a list",
            "040161         | element type at octet 3: needs 1 octets, 0 are there",
            "040161 03      | element type at octet 3: is 3 inside a list",
            "0302           | element name at octet 2: needs 2 octets, 0 are there",
            "030161 00      | value length at octet 3: needs 2 octets, 1 are there",
            "030161 0003 61 | value at octet 5: needs 3 octets, 1 are there"})
    void malformedMessagesAreNamed(String octets, String why) {
        assertThat(why(Message.read(Bytes.fromHex(octets.replace(" ", ""))))).contains(why)
                .endsWith("(vici, message format)");
    }

    @Test
    void sectionsNestAsDeepAsTheLimitAndNoDeeper() {
        assertThat(nested(ViciLimits.DEEPEST_SECTION)).isInstanceOf(Decoded.Ok.class);
        assertThat(why(nested(ViciLimits.DEEPEST_SECTION + 1))).contains("more than 32 sections");
        assertThat(nested(100_000)).isInstanceOf(Decoded.Bad.class);
    }

    private static Decoded<Message> nested(int depth) {
        return Message.read(Bytes.fromHex("010161".repeat(depth) + "02".repeat(depth)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"08       | packet type at octet 0: is 8, expected 0 to 7",
            "''      | packet type at octet 0: needs 1 octets",
            "000561   | name at octet 2: needs 5 octets, 1 are there",
            "0500     | packet at octet 1: 1 octets are left over"})
    void malformedPacketsAreNamed(String octets, String why) {
        assertThat(why(Packet.read(Bytes.fromHex(octets)))).contains(why);
    }

    private static String why(Decoded<?> decoded) {
        return decoded instanceof Decoded.Bad<?>(var malformed) ? malformed.describe() : "nothing is wrong with it";
    }
}
