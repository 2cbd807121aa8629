package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.eap.EapPacket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists whose elements say that they have no octets, or one: reading them must come to an end. */
class TlvListsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    33 | 00 00 0000 01 01 00 00
                    33 | 00 00 0001 01 01 00 00
                    33 | 00 00 0018 01 01 00 02 03 00 0000 01 00 0003 03 00 0001 01 00 0003
                    33 | 00 00 0018 01 01 00 01 00 00 0010 01 00 000c 000e 0000 000e 0001
                    44 | 01 000000 07 00 0000 0000ffff 00000000 ffffffff
                    44 | 01 000000 07 00 0001 0000ffff 00000000 ffffffff
                    44 | ff 000000 0a 00 0000
                    48 | 01 01 0000 01
                    48 | 01 01 0001 01
                    """)
    void areRefused(int type, String body) {
        assertThat(chain(type, Bytes.fromHex(body))).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void ofAttributesWithoutValueEndAtTheirLimit() {
        Bytes most = Bytes.fromHex("01 000000" + "00010000".repeat(Limits.CONFIGURATION_ATTRIBUTES));
        assertThat(chain(47, most)).isInstanceOf(Decoded.Ok.class);
        assertThat(chain(47, Bytes.concat(most, Bytes.fromHex("00010000")))).isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({"SUPPORTED_AUTH_METHODS,00", "SUPPORTED_AUTH_METHODS,01", "SUPPORTED_AUTH_METHODS,02",
            "ROHC_SUPPORTED,00010000", "ROHC_SUPPORTED,00010001", "SIGNATURE_HASH_ALGORITHMS,00",
            "SECURE_PASSWORD_METHODS,0001"})
    void insideNotificationsEnd(NotifyType.Known type, String element) {
        Bytes data = Bytes.fromHex(element.repeat(65000 / (element.length() / 2)));

        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(NotifyData.of(NotifyPayload.of(type, data))).isNotNull();
            assertThat(chain(41, Bytes.concat(Bytes.of(0, 0), Bytes.u16(type.code()), data)))
                    .isInstanceOf(Decoded.Ok.class);
        });
    }

    @Test
    void ofEapTypesEnd() {
        Bytes nak = new EapPacket(EapPacket.RESPONSE, 1, java.util.OptionalInt.of(3), Bytes.zeros(60000)).encode();
        assertThat(chain(48, nak)).isInstanceOf(Decoded.Ok.class);
    }

    private static Decoded<?> chain(int type, Bytes body) {
        Bytes octets = Bytes.concat(Bytes.of(0, 0), Bytes.u16(4 + body.length()), body);
        PayloadType payload = PayloadType.of(type);
        assertThat(IkeMessages.dissectChain(payload, octets).why().isEmpty())
                .isEqualTo(IkeMessages.decodeChain(payload, octets) instanceof Decoded.Ok);
        return IkeMessages.decodeChain(payload, octets);
    }
}
