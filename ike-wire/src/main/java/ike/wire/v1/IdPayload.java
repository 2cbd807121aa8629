package ike.wire.v1;

import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Identification payload (RFC 2407 §4.6.2): IDii or IDir in Phase 1, IDci or IDcr in Phase 2; which of them, its
 * place in the message says.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |    ID Type    |  Protocol ID  |             Port              |
 * +---------------+---------------+---------------+---------------+
 * |                      Identification Data                      |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param id who, or which traffic; with public key encryption the whole body is ciphertext and says nothing (RFC 2409
 * §5.2)
 */
public record IdPayload(Identification id) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.ID;
    }

    static IdPayload read(WireReader in) {
        in.section("RFC 2407 §4.6.2");
        Identification id = Identification.read(in);
        in.summary(id, Identification::describe);
        return new IdPayload(id);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(id.body());
    }
}
