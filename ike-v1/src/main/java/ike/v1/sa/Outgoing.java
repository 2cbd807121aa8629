package ike.v1.sa;

import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Retransmission;
import ike.wire.Bytes;

/**
 * A message that waits for its answer, and is sent again to the octet until that comes (RFC 2408 §5.1).
 *
 * @param octets the whole message
 */
public record Outgoing(Bytes octets, Retransmission retransmission) {
    /** Sent for the first time now. */
    public static Outgoing first(Bytes octets, Now now, Limits limits) {
        return new Outgoing(octets, Retransmission.start(now, limits));
    }

    /** After it was sent once more. */
    public Outgoing again(Retransmission next) {
        return new Outgoing(octets, next);
    }

    /** When to do something about it. */
    public long due() {
        return retransmission.nextDue();
    }
}
