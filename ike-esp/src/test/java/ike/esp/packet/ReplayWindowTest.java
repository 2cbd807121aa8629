package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayWindowTest {
    @ParameterizedTest
    @ValueSource(ints = {32, 33, 63, 64, 65, 128, 1000, 4096, 32_768})
    void theEdgesOfTheWindow(int size) {
        ReplayWindow window = new ReplayWindow(size);
        window.mark(100_000);
        assertThat(window.accepts(100_000)).isFalse();
        assertThat(window.accepts(100_001)).isTrue();
        assertThat(window.accepts(100_000 - size + 1)).isTrue();
        assertThat(window.accepts(100_000 - size)).isFalse();
    }

    @Test
    void zeroIsNeverSent() {
        assertThat(new ReplayWindow(32).accepts(0)).isFalse();
    }

    @Test
    void theLastNumberOf32Bits() {
        ReplayWindow window = new ReplayWindow(64);
        window.mark(0xffff_fffeL);
        assertThat(window.accepts(0xffff_ffffL)).isTrue();
        window.mark(0xffff_ffffL);
        assertThat(window.accepts(0xffff_ffffL)).isFalse();
        assertThat(window.accepts(1)).isFalse();
    }

    @Test
    void withoutAWindowEverythingIsAccepted() {
        ReplayWindow window = new ReplayWindow(0);
        window.mark(5);
        assertThat(window.accepts(5)).isTrue();
        assertThat(window.accepts(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 32_769})
    void otherSizesAreRefused(int size) {
        assertThatThrownBy(() -> new ReplayWindow(size)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("up to 32768");
    }
}
