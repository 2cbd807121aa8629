package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Key Exchange payload (RFC 7296 §3.4): one side's public value.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |     Key Exchange Method       |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |                       Key Exchange Data                       |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param method the key exchange method (Diffie-Hellman group) of the data, as a transform ID of type 4
 * @param data the public value; its length is the method's affair (a MODP value has the length of its prime)
 */
public record KePayload(TransformId method, Bytes data) implements Payload {
    public KePayload {
        if (!TransformId.of(TransformType.Known.KE, method.code()).equals(method)) {
            throw new IllegalArgumentException(method.label() + " is no key exchange method");
        }
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.KE;
    }

    static KePayload read(WireReader in) {
        in.section("RFC 7296 §3.4");
        TransformId method = in.code16("Key Exchange Method", code -> TransformId.of(TransformType.Known.KE, code));
        in.reserved(2);
        return new KePayload(method, in.rest("Key Exchange Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u16(method.code()).zeros(2).bytes(data);
    }
}
