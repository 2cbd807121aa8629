package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.VendorId;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Vendor ID payload (RFC 2408 §3.16): what the sender is, or an extension that it knows.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                        Vendor ID (VID)                        |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param id usually the MD5 of a text; {@link ike.wire.VendorId} knows the names of those in use
 */
public record VendorIdPayload(Bytes id) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.VENDOR_ID;
    }

    static VendorIdPayload read(WireReader in) {
        Bytes id = in.section("RFC 2408 §3.16").rest("Vendor ID");
        in.summary(id, VendorId::describe);
        return new VendorIdPayload(id);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(id);
    }
}
