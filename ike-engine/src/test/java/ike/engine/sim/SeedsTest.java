package ike.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private final String before = System.getProperty(Seeds.PROPERTY, "");

    @BeforeEach
    void clear() {
        System.clearProperty(Seeds.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(Seeds.PROPERTY);
        if (!before.isEmpty()) {
            System.setProperty(Seeds.PROPERTY, before);
        }
    }

    @Test
    void everySeedIsPlayedOnce() {
        assertThat(played()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void thePropertyNamesTheOneSeedToPlay() {
        System.setProperty(Seeds.PROPERTY, "-42");
        assertThat(played()).containsExactly(-42L);
    }

    private static List<Long> played() {
        List<Long> seeds = new ArrayList<>();
        Seeds.play(3, simulation -> seeds.add(simulation.seed()));
        return seeds;
    }
}
