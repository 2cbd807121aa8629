package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * A request that waits for its response: the octets, which are repeated unchanged (RFC 7296 §2.1), and what the
 * response will mean.
 *
 * @param messageId 0 to 2^32-1
 */
public record InFlight(long messageId, Bytes octets, Retransmission retransmission,
        Pending pending) implements SecretOwner {
    /** The same after one more transmission. */
    public InFlight again(Retransmission next) {
        return new InFlight(messageId, octets, next, pending);
    }

    /** The same exchange, of which more is known now. */
    public InFlight with(Pending more) {
        return new InFlight(messageId, octets, retransmission, more);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        pending.eachSecret(visitor);
    }
}
