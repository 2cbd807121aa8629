package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Hash payload (RFC 2408 §3.11): HASH_I, HASH_R, or HASH(1) to HASH(3).
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                           Hash Data                           |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param data as long as the output of the negotiated prf or hash
 */
public record HashPayload(Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.HASH;
    }

    static HashPayload read(WireReader in) {
        return new HashPayload(in.section("RFC 2408 §3.11").rest("Hash Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(data);
    }
}
