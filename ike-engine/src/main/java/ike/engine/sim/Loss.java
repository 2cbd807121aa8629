package ike.engine.sim;

import ike.engine.Now;

/**
 * Loses packets, each by itself.
 *
 * @param rate 0 to 1
 */
public record Loss(double rate) implements Node {
    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return dice.chance(rate) ? Passage.dropped("lost") : Passage.on(packet);
    }

    @Override
    public Node calm() {
        return new Clear();
    }
}
