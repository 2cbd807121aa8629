package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Encrypted Fragment payload (RFC 7383 §2.5). */
class EncryptedFragmentTest {
    private static final Bytes DATA = Bytes.zeros(48);

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, true", "2, 2, true", "65535, 65535, true", "1, 65535, true", "0, 0, false",
            "0, 1, false", "1, 0, false", "2, 1, false", "65535, 1, false", "65535, 65534, false"})
    void numbersCountFromOneToTheTotal(int number, int total, boolean good) {
        Bytes body = Bytes.concat(Bytes.u16(number), Bytes.u16(total), DATA);
        assertThat(IkeMessages.decode(message(Bytes.concat(Bytes.of(PayloadType.Known.NONE.code(), 0),
                Bytes.u16(4 + body.length()), body))).toOptional().isPresent()).isEqualTo(good);
    }

    /** Whatever its header says to come next is inside. */
    @Test
    void nothingFollowsIt() {
        Bytes fragment = Bytes.concat(Bytes.of(PayloadType.Known.NOTIFY.code(), 0), Bytes.u16(8 + DATA.length()),
                Bytes.u16(1), Bytes.u16(1), DATA);
        assertThat(IkeMessages.decode(message(fragment)).orThrow().payloads()).singleElement()
                .isEqualTo(new EncryptedFragmentPayload(PayloadType.Known.NOTIFY, 1, 1, DATA));
        Bytes notify = IkeMessages.encodeChain(ImmutableList.of(NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT)));
        assertThat(IkeMessages.decode(message(Bytes.concat(fragment, notify))).toOptional()).isEmpty();
    }

    /** §2.3: protocol 0, no SPI, number 16430. */
    @Test
    void itsAnnouncementIsFourOctets() {
        assertThat(IkeMessages.encodeChain(ImmutableList
                .of(NotifyPayload.of(NotifyType.Known.IKEV2_FRAGMENTATION_SUPPORTED))))
                .isEqualTo(Bytes.fromHex("00 00 0008 00 00 402e"));
    }

    private static Bytes message(Bytes payloads) {
        return Bytes.concat(Bytes.u64(1), Bytes.u64(2),
                Bytes.of(PayloadType.Known.SKF.code(), 0x20, ExchangeType.Known.INFORMATIONAL.code(), 8), Bytes.u32(5),
                Bytes.u32(28L + payloads.length()), payloads);
    }
}
