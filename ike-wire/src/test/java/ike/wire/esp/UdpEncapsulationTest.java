package ike.wire.esp;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.esp.UdpEncapsulation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpEncapsulationTest {
    @ParameterizedTest
    @CsvSource({"ff, KEEPALIVE", "fe, NONE", "'', NONE", "ffff, NONE", "000000, NONE", "00000000, IKE",
            "0000000000, IKE", "00000001, NONE", "0000000100000001, ESP", "ff000000000000, NONE",
            "ff00000000000001, ESP"})
    void tellsApartWhatSharesThePort(String hex, Kind kind) {
        Bytes around = Bytes.concat(Bytes.of(9), Bytes.fromHex(hex), Bytes.zeros(9));

        assertThat(UdpEncapsulation.kind(around.toArray(), 1, hex.length() / 2)).isEqualTo(kind);
    }

    @Test
    void aMarkedMessageIsIke() {
        Bytes marked = UdpEncapsulation.mark(Bytes.of(1, 2, 3));

        assertThat(marked).isEqualTo(Bytes.fromHex("00000000 010203"));
        assertThat(UdpEncapsulation.kind(marked.toArray(), 0, marked.length())).isEqualTo(Kind.IKE);
    }

    @Test
    void theHeaderIsSpiAndSequenceNumber() {
        byte[] packet = new byte[10];

        EspHeader.write(packet, 1, 0xc0ffee01, 0x1_fedcba98L);

        assertThat(Bytes.copyOf(packet)).isEqualTo(Bytes.fromHex("00 c0ffee01 fedcba98 00"));
        assertThat(EspHeader.spi(packet, 1)).isEqualTo(0xc0ffee01);
        assertThat(EspHeader.sequence(packet, 1)).isEqualTo(0xfedcba98L);
    }
}
