package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The window against a model that remembers every number. */
class ReplayWindowProperties {
    @Property(tries = 3000)
    void infersTheUpperHalfOfEveryNumberThatCanCome(@ForAll @IntRange(min = 32, max = 4096) int size,
            @ForAll @LongRange(min = 1, max = 1L << 40) long top, @ForAll @LongRange(max = 1L << 32) long distance) {
        ReplayWindow window = new ReplayWindow(size);
        window.mark(top);
        long lowest = Math.max(1, top - size + 1);
        long sequence = Math.min(lowest + distance, top - size + (1L << 32));
        assertThat(window.infer(sequence & 0xffff_ffffL)).isEqualTo(sequence);
    }

    @Property(tries = 3000)
    void acceptsWhatTheModelAccepts(@ForAll @IntRange(min = 32, max = 4096) int size,
            @ForAll("steps") List<Integer> steps) {
        ReplayWindow window = new ReplayWindow(size);
        Set<Long> seen = new HashSet<>();
        long top = 0;
        long at = 1;
        for (int step : steps) {
            at = Math.max(0, at + step);
            boolean expected = at > 0 && (at > top || (at > top - size && !seen.contains(at)));
            assertThat(window.accepts(at)).as("%d after top %d, window %d", at, top, size).isEqualTo(expected);
            if (expected) {
                window.mark(at);
                seen.add(at);
                top = Math.max(top, at);
            }
            assertThat(window.top()).isEqualTo(top);
        }
    }

    /** Small steps both ways, steps about the size of a word and of a window, and leaps far ahead. */
    @Provide
    Arbitrary<List<Integer>> steps() {
        Arbitrary<Integer> near = Arbitraries.integers().between(-40, 40);
        Arbitrary<Integer> word = Arbitraries.integers().between(-70, 70);
        Arbitrary<Integer> far = Arbitraries.integers().between(-4200, 4200);
        Arbitrary<Integer> leap = Arbitraries.integers().between(0, 100_000);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, near), net.jqwik.api.Tuple.of(4, word),
                net.jqwik.api.Tuple.of(3, far),
                net.jqwik.api.Tuple.of(1, leap)).list().ofMaxSize(200);
    }
}
