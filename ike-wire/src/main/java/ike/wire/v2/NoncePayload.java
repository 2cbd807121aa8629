package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Nonce payload (RFC 7296 §3.9): fresh random octets of one side, Ni or Nr.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                           Nonce Data                          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param nonce by the RFC 16 to 256 octets; the codec does not check it, the exchange does
 */
public record NoncePayload(Bytes nonce) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.NONCE;
    }

    static NoncePayload read(WireReader in) {
        return new NoncePayload(in.section("RFC 7296 §3.9").rest("Nonce Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(nonce);
    }
}
