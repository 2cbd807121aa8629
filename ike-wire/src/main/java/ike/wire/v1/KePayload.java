package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Key Exchange payload (RFC 2408 §3.7): one side's public value. Unlike in IKEv2 it names no group.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                       Key Exchange Data                       |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param data the public value; its length is the group's affair (a MODP value has the length of its prime). With
 * revised public key encryption it is encrypted, and longer (RFC 2409 §5.3)
 */
public record KePayload(Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.KE;
    }

    static KePayload read(WireReader in) {
        return new KePayload(in.section("RFC 2408 §3.7").rest("Key Exchange Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(data);
    }
}
