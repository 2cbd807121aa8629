package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.VendorId;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Vendor ID payload (RFC 7296 §3.12): octets by which implementations of one kind know each other. Never a reason
 * to fail.
 *
 * @param vendorId the whole payload
 */
public record VendorIdPayload(Bytes vendorId) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.VENDOR_ID;
    }

    static VendorIdPayload read(WireReader in) {
        Bytes id = in.section("RFC 7296 §3.12").rest("Vendor ID");
        in.summary(id, VendorId::describe);
        return new VendorIdPayload(id);
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(vendorId);
    }
}
