package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Encrypted Fragment payload, SKF (RFC 7383 §2.5): one part of a message that was too large, always the last
 * payload of its message.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |        Fragment Number        |        Total Fragments        |
 * +---------------+---------------+---------------+---------------+
 * |   Initialization vector, ciphertext and checksum, as in SK    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param firstInner in the first fragment the type of the first payload inside, else {@code NONE}
 * @param number 1 to {@code total}
 * @param total 1 to 65535
 * @param body vector, ciphertext and checksum, undivided
 */
public record EncryptedFragmentPayload(PayloadType firstInner, int number, int total, Bytes body) implements Payload {
    public EncryptedFragmentPayload {
        if (number < 1 || number > total || total > 0xffff) {
            throw new IllegalArgumentException("fragment " + number + " of " + total);
        }
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.SKF;
    }

    static EncryptedFragmentPayload read(WireReader in, PayloadType firstInner) {
        in.section("RFC 7383 §2.5");
        int number = in.u16("Fragment Number");
        int total = in.u16("Total Fragments");
        if (number < 1 || number > total) {
            throw in.malformed("fragment " + number + " of " + total);
        }
        return new EncryptedFragmentPayload(firstInner, number, total, in.rest("IV, ciphertext, ICV"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u16(number).u16(total).bytes(body);
    }
}
