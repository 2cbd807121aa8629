package ike.engine.sim;

import ike.engine.Now;

/** A node that does nothing to packets. */
public record Clear() implements Node {
    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return Passage.on(packet);
    }
}
