package ike.wire.v2;

import com.google.common.collect.ImmutableList;

/**
 * The Security Association payload (RFC 7296 §3.3): what a side offers, or the one proposal that the other has chosen.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                   Proposal 1, then 2, and so on               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param proposals in order of preference, the best first
 */
public record SaPayload(ImmutableList<Proposal> proposals) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.SA;
    }
}
