package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Retransmission;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.PayloadType;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A request that waits for its response: the datagrams, which are repeated unchanged (RFC 7296 §2.1), and what the
 * response will mean.
 *
 * @param exchange of the request, and so of its response
 * @param messageId 0 to 2^32-1
 * @param datagrams one, or one for each fragment (RFC 7383 §2.5)
 * @param postponements how often its task was put off before (§2.25)
 * @param uncut what is in it, as long as it may have to be cut into smaller fragments (RFC 7383 §2.5.2)
 */
public record InFlight(ExchangeType exchange, long messageId, ImmutableList<Bytes> datagrams,
        Retransmission retransmission, Pending pending, int postponements,
        Optional<Uncut> uncut) implements SecretOwner {
    /**
     * What stands in the Encrypted payload of a message, before it is cut and sealed.
     *
     * @param first the type of the first payload
     * @param inner the payloads, encoded
     * @param cuts how often it was cut anew
     */
    public record Uncut(PayloadType first, Bytes inner, int cuts) {
        /** The same when it is cut once more. */
        public Uncut again() {
            return new Uncut(first, inner, cuts + 1);
        }
    }

    /** The same after one more transmission. */
    public InFlight again(Retransmission next) {
        return new InFlight(exchange, messageId, datagrams, next, pending, postponements, uncut);
    }

    /** The same exchange, of which more is known now. */
    public InFlight with(Pending more) {
        return new InFlight(exchange, messageId, datagrams, retransmission, more, postponements, uncut);
    }

    /** The same for a task that was put off so often before. */
    public InFlight postponed(int times) {
        return new InFlight(exchange, messageId, datagrams, retransmission, pending, times, uncut);
    }

    /** The same in other fragments, whose retransmissions begin anew. */
    public InFlight cut(ImmutableList<Bytes> pieces, Retransmission start, Uncut again) {
        return new InFlight(exchange, messageId, pieces, start, pending, postponements, Optional.of(again));
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
