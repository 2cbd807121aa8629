package ike.wire.v2;

import ike.wire.Bytes;

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
}
