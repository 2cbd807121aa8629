package ike.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {
    private final Bytes octets = Bytes.fromHex("00 01 FE ff 80 7f 00 11");

    @Test
    void readsNumbersInNetworkOrder() {
        assertThat(octets.u8(2)).isEqualTo(0xfe);
        assertThat(octets.u16At(2)).isEqualTo(0xfeff);
        assertThat(octets.u32At(2)).isEqualTo(0xfeff807fL);
        assertThat(octets.u64At(0)).isEqualTo(0x0001feff807f0011L);
        assertThat(Bytes.concat(Bytes.u16(0x0001), Bytes.u32(0xfeff807fL), Bytes.u16(0x0011))).isEqualTo(octets);
        assertThat(Bytes.u64(0x0001feff807f0011L)).isEqualTo(octets);
    }

    @Test
    void aSliceIsEqualByContent() {
        Bytes slice = octets.slice(2, 6);

        assertThat(slice).isEqualTo(Bytes.of(0xfe, -1, 0x80, 0x7f)).hasSameHashCodeAs(Bytes.of(0xfe, 255, 128, 127));
        assertThat(slice.slice(1, 2).u8(0)).isEqualTo(255);
        assertThat(slice.from(4)).isSameAs(Bytes.EMPTY);
        assertThat(octets.startsWith(Bytes.of(0, 1))).isTrue();
        assertThat(octets.startsWith(Bytes.of(1))).isFalse();
        assertThat(slice.startsWith(octets)).isFalse();
    }

    @Test
    void nothingOutsideASliceCanBeRead() {
        Bytes slice = octets.slice(2, 4);

        assertThatThrownBy(() -> slice.u8(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u8(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u16At(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.u32At(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void isNeverChangedFromOutside() {
        byte[] array = {1, 2, 3};
        Bytes copy = Bytes.copyOf(array);
        array[0] = 9;
        copy.toArray()[1] = 9;

        assertThat(copy).isEqualTo(Bytes.of(1, 2, 3));
    }

    // RFC 7296 §2.8.1 compares nonces octet by octet, a prefix being the lower one.
    @Test
    void ordersOctetByOctetUnsigned() {
        assertThat(Bytes.of(0x7f)).isLessThan(Bytes.of(0x80));
        assertThat(Bytes.of(1, 2)).isLessThan(Bytes.of(1, 2, 0));
        assertThat(Bytes.of(1, 2, 0)).isLessThan(Bytes.of(1, 3));
        assertThat(Bytes.of(0, 1, 2).from(1)).isEqualByComparingTo(Bytes.of(1, 2));
    }

    @Test
    void readsAndWritesHexadecimal() {
        assertThat(octets).hasToString("0001feff807f0011");
        assertThatThrownBy(() -> Bytes.fromHex("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
