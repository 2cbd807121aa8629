package ike.v2.exchange;

import ike.wire.Bytes;
import ike.wire.v2.VendorIdPayload;
import java.util.Optional;

/** Our Vendor ID in IKE_SA_INIT (RFC 7296 §3.12), if it is wanted. */
final class VendorNotices {
    private static final VendorIdPayload OURS = new VendorIdPayload(Bytes.utf8("IKE for Java"));

    private VendorNotices() {
    }

    static Optional<VendorIdPayload> of(Turn turn) {
        return turn.environment().habits().sendVendorId() ? Optional.of(OURS) : Optional.empty();
    }
}
