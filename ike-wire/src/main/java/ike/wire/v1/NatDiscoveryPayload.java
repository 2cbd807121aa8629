package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The NAT-D payload (RFC 3947 §3.2): a hash over both cookies, an address and a port. The first one of a message is
 * about the receiver's end of the path, the others about the sender's.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                    HASH of the address and port               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type the final number, or the one of the drafts
 * @param hash as long as the output of the negotiated hash
 */
public record NatDiscoveryPayload(PayloadType type, Bytes hash) implements Payload {
    public NatDiscoveryPayload {
        if (type != PayloadType.Known.NAT_D && type != PayloadType.Known.NAT_D_DRAFT) {
            throw new IllegalArgumentException(type.label() + " is no NAT-D payload");
        }
    }

    static NatDiscoveryPayload read(WireReader in, PayloadType type) {
        return new NatDiscoveryPayload(type, in.section("RFC 3947 §3.2").rest("HASH of the address and port"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(hash);
    }
}
