package ike.engine.sim;

import ike.engine.Now;
import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * A place that packets come to: a host at the end of a line, or whatever stands on the line and loses, delays, doubles or
 * changes them. Nodes of a line are put together by writing one behind the other.
 */
public interface Node {
    /**
     * Takes a packet. What a node on the line emits goes on in the same direction; what a host emits is its own.
     *
     * @param dice the chances of this node in this direction
     */
    Passage take(Now now, Heading heading, Packet packet, Dice dice);

    /** What stands here when the weather is fine: nodes that do harm are replaced, so that a simulation can settle. */
    default Node calm() {
        return this;
    }

    /** The address under which the rest of the world knows the host behind this node, if this node hides it. */
    default Optional<IpAddress> publicAddress() {
        return Optional.empty();
    }
}
