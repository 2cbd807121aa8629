package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * A payload that is not read here, kept whole (RFC 2408 §3.2): of an unassigned type, or of GDOI.
 *
 * @param type one that no other payload of this package has
 * @param body everything behind the generic payload header
 */
public record UnknownPayload(PayloadType type, Bytes body) implements Payload {
    public UnknownPayload {
        if (!PayloadChain.isUndivided(type)) {
            throw new IllegalArgumentException(type.label() + " has a form of its own");
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
