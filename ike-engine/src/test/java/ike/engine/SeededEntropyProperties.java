package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.SecretAccess;
import ike.engine.Entropy.Use;
import ike.wire.Bytes;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.data.Offset;

class SeededEntropyProperties {
    @Property
    void theSameSeedAndLabelGiveTheSameOctets(@ForAll long seed, @ForAll @StringLength(max = 9) String label,
            @ForAll Use use, @ForAll @IntRange(max = 200) int length) {
        Bytes drawn = draw(new SeededEntropy(seed, label), use, length);
        assertThat(drawn.length()).isEqualTo(length);
        assertThat(draw(new SeededEntropy(seed, label), use, length)).isEqualTo(drawn);
    }

    @Property
    void anotherSeedLabelUseOrDrawGivesOtherOctets(@ForAll long seed, @ForAll long otherSeed, @ForAll Use use,
            @ForAll Use otherUse) {
        Assume.that(seed != otherSeed && use != otherUse);
        SeededEntropy entropy = new SeededEntropy(seed, "left");
        Bytes drawn = draw(entropy, use, 16);
        assertThat(draw(entropy, use, 16)).isNotEqualTo(drawn);
        assertThat(draw(entropy, otherUse, 16)).isNotEqualTo(drawn);
        assertThat(draw(new SeededEntropy(otherSeed, "left"), use, 16)).isNotEqualTo(drawn);
        assertThat(draw(new SeededEntropy(seed, "right"), use, 16)).isNotEqualTo(drawn);
    }

    @Property
    void drawsOfOneUseNeverShiftAnother(@ForAll long seed, @ForAll Use use, @ForAll Use otherUse,
            @ForAll @IntRange(max = 5) int draws, @ForAll @IntRange(max = 70) int length) {
        Assume.that(use != otherUse);
        SeededEntropy disturbed = new SeededEntropy(seed);
        for (int i = 0; i < draws; i++) {
            draw(disturbed, otherUse, length);
        }
        assertThat(draw(disturbed, use, 40)).isEqualTo(draw(new SeededEntropy(seed), use, 40));
    }

    @Property
    void aLongerDrawBeginsLikeAShorterOneAndShiftsNothing(@ForAll long seed, @ForAll Use use,
            @ForAll @IntRange(max = 70) int shorter, @ForAll @IntRange(max = 70) int more) {
        SeededEntropy a = new SeededEntropy(seed);
        SeededEntropy b = new SeededEntropy(seed);
        assertThat(draw(b, use, shorter + more).startsWith(draw(a, use, shorter))).isTrue();
        assertThat(draw(b, use, 16)).isEqualTo(draw(a, use, 16));
    }

    @Property
    void whatReachesTheWireAndWhatNeverDoesAreKeptApart(@ForAll Use use) {
        SeededEntropy entropy = new SeededEntropy(1);
        if (use.onTheWire()) {
            assertThatThrownBy(() -> entropy.hidden(use, 1)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThatThrownBy(() -> entropy.open(use, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void halfOfTheBitsAreSet() {
        Bytes octets = new SeededEntropy(7, "host").open(Use.NONCE, 100_000);
        long ones = 0;
        for (int i = 0; i < octets.length(); i++) {
            ones += Integer.bitCount(octets.u8(i));
        }
        assertThat((double) ones).isCloseTo(400_000, Offset.offset(2_000.0));
    }

    private static Bytes draw(SeededEntropy entropy, Use use, int length) {
        return use.onTheWire()
                ? entropy.open(use, length)
                : entropy.hidden(use, length).reveal(SecretAccess.forKeyExport());
    }
}
