package ike.engine.sim;

import ike.engine.Now;
import java.time.Duration;

/** Takes its time, each packet its own; with a wide range packets overtake each other. */
public record Delay(Duration least, Duration most) implements Node {
    /** Always the same time. */
    public static Delay of(Duration always) {
        return new Delay(always, always);
    }

    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return Passage.later(dice.between(least, most), packet, "");
    }

    @Override
    public Node calm() {
        return of(least);
    }
}
