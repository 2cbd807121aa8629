package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * A payload that is not read here, kept whole: of an unassigned type, or of one of an extension. Whether the message
 * stands with it is decided by the critical bit (RFC 7296 §2.5, {@link ChainedPayload#critical}).
 *
 * @param type one that no other payload of this package has
 * @param body everything behind the generic payload header
 */
public record UnknownPayload(PayloadType type, Bytes body) implements Payload {
    public UnknownPayload {
        if (!PayloadChain.isUndivided(type)) {
            throw new IllegalArgumentException(type.label() + " has a payload of its own");
        }
    }

    static UnknownPayload read(WireReader in, PayloadType type) {
        return new UnknownPayload(type, in.rest("undivided"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(body);
    }
}
