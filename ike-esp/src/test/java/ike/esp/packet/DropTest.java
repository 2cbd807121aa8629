package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropTest {
    @ParameterizedTest
    @EnumSource(Drop.class)
    void aCodeIsBelowZeroAndNamesItsDrop(Drop drop) {
        assertThat(drop.code()).isNegative();
        assertThat(Drop.of(drop.code())).isSameAs(drop);
    }

    @Test
    void noTwoShareACode() {
        assertThat(Arrays.stream(Drop.values()).map(Drop::code)).doesNotHaveDuplicates();
    }

    @Test
    void countersTellWhatOccurred() {
        DropCounters counters = new DropCounters();
        counters.count(Drop.REPLAYED);
        counters.count(Drop.REPLAYED);
        counters.count(Drop.FORGED);
        assertThat(counters.of(Drop.REPLAYED)).isEqualTo(2);
        assertThat(counters.snapshot()).isEqualTo(Map.of(Drop.FORGED, 1L, Drop.REPLAYED, 2L));
    }
}
