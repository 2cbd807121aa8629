package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Nonce payload (RFC 2408 §3.13), Ni or Nr.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                           Nonce Data                          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param data 8 to 256 octets by RFC 2409 §5, which the exchange judges: in the modes of public key encryption it is
 * ciphertext
 */
public record NoncePayload(Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.NONCE;
    }

    static NoncePayload read(WireReader in) {
        return new NoncePayload(in.section("RFC 2408 §3.13").rest("Nonce Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(data);
    }
}
