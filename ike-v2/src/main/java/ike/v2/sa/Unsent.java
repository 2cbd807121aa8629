package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.Payload;

/**
 * A request that goes on from a response and waits for its place in the window (RFC 7296 §2.3): an earlier request has no response
 * yet.
 *
 * @param postponements how often its task was put off before (§2.25)
 */
public record Unsent(ExchangeType exchange, ImmutableList<Payload> payloads, Pending pending, int postponements) {
    /** The same exchange, of which more is known now. */
    public Unsent with(Pending more) {
        return new Unsent(exchange, payloads, more, postponements);
    }
}
