package ike.wire.v2;

import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * An Identification payload (RFC 7296 §3.5), IDi or IDr.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |    ID Type    |                   reserved                    |
 * +---------------+---------------+---------------+---------------+
 * |                      Identification Data                      |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type IDi or IDr
 * @param id who
 */
public record IdPayload(PayloadType type, Identification id) implements Payload {
    public IdPayload {
        if (type != PayloadType.Known.IDI && type != PayloadType.Known.IDR) {
            throw new IllegalArgumentException(type.label() + " is no Identification payload");
        }
    }

    /** The initiator's. */
    public static IdPayload idi(Identification id) {
        return new IdPayload(PayloadType.Known.IDI, id);
    }

    /** The responder's. */
    public static IdPayload idr(Identification id) {
        return new IdPayload(PayloadType.Known.IDR, id);
    }

    static IdPayload read(WireReader in, PayloadType type) {
        in.section("RFC 7296 §3.5");
        Identification id = Identification.read(in);
        in.summary(id, Identification::describe);
        return new IdPayload(type, id);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(id.body());
    }
}
