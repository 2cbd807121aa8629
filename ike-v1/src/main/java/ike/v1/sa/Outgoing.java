package ike.v1.sa;

import ike.engine.Failure;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * A message that waits for its answer, and is sent again to the octet until that comes (RFC 2408 §5.1).
 *
 * @param octets the whole message
 * @param doubt what came instead of an answer, without proof: it ends nothing, and explains an end without an answer
 */
public record Outgoing(Bytes octets, Retransmission retransmission, Optional<Failure> doubt) {
    /** Sent for the first time now. */
    public static Outgoing first(Bytes octets, Now now, Limits limits) {
        return new Outgoing(octets, Retransmission.start(now, limits), Optional.empty());
    }

    /** After it was sent once more. */
    public Outgoing again(Retransmission next) {
        return new Outgoing(octets, next, doubt);
    }

    /** After something else came than an answer; the first such thing tells most. */
    public Outgoing doubting(Failure failure) {
        return doubt.isPresent() ? this : new Outgoing(octets, retransmission, Optional.of(failure));
    }

    /** When to do something about it. */
    public long due() {
        return retransmission.nextDue();
    }
}
