package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Signature payload (RFC 2408 §3.12): a signature over HASH_I or HASH_R.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                         Signature Data                        |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param data in the form of the negotiated authentication method (RFC 2409 §5.1, RFC 4754 §7)
 */
public record SigPayload(Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.SIG;
    }

    static SigPayload read(WireReader in) {
        return new SigPayload(in.section("RFC 2408 §3.12").rest("Signature Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(data);
    }
}
