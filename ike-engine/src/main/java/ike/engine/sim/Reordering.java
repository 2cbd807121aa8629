package ike.engine.sim;

import ike.engine.Now;
import java.time.Duration;

/**
 * Holds some packets back while later ones pass.
 *
 * @param rate 0 to 1
 * @param within how long one may be held
 */
public record Reordering(double rate, Duration within) implements Node {
    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return dice.chance(rate)
                ? Passage.later(dice.between(Duration.ZERO, within), packet, "held back")
                : Passage.on(packet);
    }

    @Override
    public Node calm() {
        return new Clear();
    }
}
