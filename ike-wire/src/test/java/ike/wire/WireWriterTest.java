package ike.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireWriterTest {
    @Test
    void writesInNetworkOrder() {
        WireWriter out = new WireWriter().u8(1).u16(0xfffe).u32(0x80000001L).zeros(2).bytes(Bytes.of(7));
        out.u16At(1, 0x0203);

        assertThat(out.toBytes()).isEqualTo(Bytes.fromHex("01 0203 80000001 0000 07"));
    }

    @Test
    void grows() {
        Bytes large = Bytes.zeros(5000);

        assertThat(new WireWriter().bytes(large).u8(1).bytes(large).toBytes())
                .isEqualTo(Bytes.concat(large, Bytes.of(1), large));
    }

    @Test
    void neverCutsAValueOff() {
        WireWriter out = new WireWriter().zeros(4);

        assertThatThrownBy(() -> out.u8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u8(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u16(0x10000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u32(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.u16At(0, 0x10000)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.length()).isEqualTo(4);
    }
}
