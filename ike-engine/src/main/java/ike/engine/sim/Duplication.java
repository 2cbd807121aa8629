package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import java.time.Duration;

/**
 * Sends some packets on twice.
 *
 * @param rate 0 to 1
 * @param within how much later the second one may follow
 */
public record Duplication(double rate, Duration within) implements Node {
    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        if (!dice.chance(rate)) {
            return Passage.on(packet);
        }
        Passage.Emission first = new Passage.Emission(Duration.ZERO, packet);
        Passage.Emission second = new Passage.Emission(dice.between(Duration.ZERO, within), packet);
        return new Passage(ImmutableList.of(first, second), "");
    }

    @Override
    public Node calm() {
        return new Clear();
    }
}
