package ike.wire.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EAP packets by the figures of RFC 3748 §4. */
class EapPacketTest {
    @ParameterizedTest
    @CsvSource({"01 07 0009 01 61626364,1,7,1,61626364", "02 07 0006 03 00,2,7,3,00", "02 07 0005 03,2,7,3,''",
            "03 07 0004,3,7,-1,''", "04 07 0004,4,7,-1,''"})
    void readsAndWrites(String octets, int code, int identifier, int type, String data) {
        EapPacket packet = EapPacket.decode(Bytes.fromHex(octets)).orThrow();

        assertThat(packet).isEqualTo(new EapPacket(code, identifier,
                type < 0 ? OptionalInt.empty() : OptionalInt.of(type), Bytes.fromHex(data)));
        assertThat(packet.encode()).isEqualTo(Bytes.fromHex(octets));
    }

    @ParameterizedTest
    @CsvSource({"01", "01 01 0004", "01 01 0003 01", "01 01 0000 01", "02 01 0006 01", "03 01 0005 01"})
    void refusesWhatIsNoPacket(String octets) {
        assertThat(EapPacket.decode(Bytes.fromHex(octets))).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void octetsBehindTheLengthArePadding() {
        assertThat(EapPacket.decode(Bytes.fromHex("01 01 0006 01 61 ffff")).orThrow().data())
                .isEqualTo(Bytes.of(0x61));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    01 611b | Type=Identity (1), Type-Data=a\\u001b
                    03 1a 15 | Type=Legacy Nak (3), Desired Auth Type=MS-EAP-Authentication (26), Desired Auth Type=EAP-TTLS (21)
                    fe 000009 00000001 aa | Type=Expanded (254), Vendor-Id=000009, Vendor-Type=1, Vendor data=aa
                    04 10 | Type=MD5-Challenge (4), Type-Data=10
                    """)
    void showsWhatATypeSays(String body, String fields) {
        String shown = String.join(", ", WireReader.dissect(Bytes.fromHex(body), "EAP", "RFC 3748 §4", in -> {
            EapPacket.readBody(in, EapPacket.REQUEST);
            return true;
        }).root().leaves().map(field -> field.name() + "=" + field.value()).toList());

        assertThat(shown).isEqualTo(fields);
    }
}
