package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Secret;
import ike.engine.Entropy.Use;
import org.junit.jupiter.api.Test;

class SystemEntropyTest {
    private final SystemEntropy entropy = new SystemEntropy();

    @Test
    void drawsAreOfTheirLengthAndDiffer() {
        assertThat(entropy.open(Use.NONCE, 32).length()).isEqualTo(32);
        assertThat(entropy.open(Use.NONCE, 32)).isNotEqualTo(entropy.open(Use.NONCE, 32));
        try (Secret one = entropy.hidden(Use.KEY_EXCHANGE, 32); Secret other = entropy.hidden(Use.KEY_EXCHANGE, 32)) {
            assertThat(one.length()).isEqualTo(32);
            assertThat(one.sameOctets(other)).isFalse();
        }
    }

    @Test
    void whatNobodyMaySeeIsNotDrawnInTheOpen() {
        assertThatThrownBy(() -> entropy.open(Use.KEY_EXCHANGE, 32)).isInstanceOf(IllegalArgumentException.class);
    }
}
