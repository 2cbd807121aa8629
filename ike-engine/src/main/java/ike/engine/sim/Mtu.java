package ike.engine.sim;

import ike.engine.Now;

/**
 * Drops what is too large, without a word, as a path with broken fragmentation does.
 *
 * @param octets the largest IP packet that passes
 */
public record Mtu(int octets) implements Node {
    @Override
    public Passage take(Now now, Heading heading, Packet packet, Dice dice) {
        return packet.wireLength() > octets
                ? Passage.dropped("larger than " + octets + " octets")
                : Passage.on(packet);
    }
}
