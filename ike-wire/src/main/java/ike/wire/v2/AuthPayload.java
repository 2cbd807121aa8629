package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Authentication payload (RFC 7296 §3.8): the proof that the sender is who its Identification payload says.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |  Auth Method  |                   reserved                    |
 * +---------------+---------------+---------------+---------------+
 * |                      Authentication Data                      |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param method how the data were computed
 * @param data a signature or a MAC, see RFC 7296 §2.15
 */
public record AuthPayload(AuthMethod method, Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.AUTH;
    }

    static AuthPayload read(WireReader in) {
        in.section("RFC 7296 §3.8");
        AuthMethod method = in.code8("Auth Method", AuthMethod::of);
        in.reserved(3);
        return new AuthPayload(method, in.rest("Authentication Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(method.code()).zeros(3).bytes(data);
    }
}
