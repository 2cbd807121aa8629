package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import java.util.function.Consumer;

/**
 * A request that waits for its response: the datagrams, which are repeated unchanged (RFC 7296 §2.1), and what the
 * response will mean.
 *
 * @param exchange of the request, and so of its response
 * @param messageId 0 to 2^32-1
 * @param datagrams one, or one for each fragment (RFC 7383 §2.5)
 * @param postponements how often its task was put off before (§2.25)
 */
public record InFlight(ExchangeType exchange, long messageId, ImmutableList<Bytes> datagrams,
        Retransmission retransmission, Pending pending, int postponements) implements SecretOwner {
    /** The same after one more transmission. */
    public InFlight again(Retransmission next) {
        return new InFlight(exchange, messageId, datagrams, next, pending, postponements);
    }

    /** The same exchange, of which more is known now. */
    public InFlight with(Pending more) {
        return new InFlight(exchange, messageId, datagrams, retransmission, more, postponements);
    }

    /** The same for a task that was put off so often before. */
    public InFlight postponed(int times) {
        return new InFlight(exchange, messageId, datagrams, retransmission, pending, times);
    }

    /** True for the header of a response to this request. */
    public boolean isAnsweredBy(IkeHeader header) {
        return header.isResponse() && header.messageId() == messageId && header.exchange().equals(exchange);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        pending.eachSecret(visitor);
    }
}
