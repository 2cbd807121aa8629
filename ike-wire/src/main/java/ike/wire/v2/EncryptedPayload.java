package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Encrypted payload, SK (RFC 7296 §3.14): always the last of its message. What it holds is a chain of payloads,
 * sealed with the keys of the IKE SA.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |   Initialization Vector, length by the encryption algorithm   |
 * +---------------+---------------+---------------+---------------+
 * |   Encrypted: payloads, padding 0 to 255 octets, Pad Length    |
 * +---------------+---------------+---------------+---------------+
 * |   Integrity Checksum Data, length by the integrity algorithm  |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param firstInner the type of the first payload inside, {@code NONE} when there is none: its Next Payload field says
 * that, not what follows
 * @param body vector, ciphertext and checksum, undivided: only the keys' owner knows the lengths
 */
public record EncryptedPayload(PayloadType firstInner, Bytes body) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.SK;
    }

    static EncryptedPayload read(WireReader in, PayloadType firstInner) {
        return new EncryptedPayload(firstInner, in.section("RFC 7296 §3.14").rest("IV, ciphertext, ICV"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(body);
    }
}
