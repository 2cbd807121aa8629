package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.wire.VendorId;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.PayloadList;
import ike.wire.v1.PayloadType;
import ike.wire.v1.VendorIdPayload;
import java.util.stream.Stream;

/** How the two ends find NATs and pass through them (RFC 3947 §3.1): its drafts differ in numbers only. */
public enum NatTraversal {
    /** RFC 3947. */
    FINAL(PayloadType.Known.NAT_D, PayloadType.Known.NAT_OA,
            EncapsulationMode.UDP_TUNNEL, EncapsulationMode.UDP_TRANSPORT),
    /** Its drafts 02 and 03. */
    DRAFT(PayloadType.Known.NAT_D_DRAFT,
            PayloadType.Known.NAT_OA_DRAFT, EncapsulationMode.UDP_TUNNEL_DRAFT,
            EncapsulationMode.UDP_TRANSPORT_DRAFT),
    /** Not at all; who has a NAT pretended or in the way nevertheless writes the final numbers. */
    NONE(PayloadType.Known.NAT_D, PayloadType.Known.NAT_OA, EncapsulationMode.UDP_TUNNEL,
            EncapsulationMode.UDP_TRANSPORT);

    private final PayloadType.Known discovery;
    private final PayloadType.Known originalAddress;
    private final EncapsulationMode tunnel;
    private final EncapsulationMode transport;

    NatTraversal(PayloadType.Known discovery, PayloadType.Known originalAddress, EncapsulationMode tunnel,
            EncapsulationMode transport) {
        this.discovery = discovery;
        this.originalAddress = originalAddress;
        this.tunnel = tunnel;
        this.transport = transport;
    }

    /** What an initiator offers. */
    public static NatTraversal offered(Connection connection) {
        return connection.ikev1().natDrafts() ? DRAFT : FINAL;
    }

    /** What a responder takes of what the initiator offers: the final one, if it can choose. */
    public static NatTraversal chosen(PayloadList payloads) {
        return Stream.of(FINAL, DRAFT).filter(each -> each.isIn(payloads)).findFirst().orElse(NONE);
    }

    /** This one if the responder speaks it as well. */
    public NatTraversal answered(PayloadList payloads) {
        return isIn(payloads) ? this : NONE;
    }

    private boolean isIn(PayloadList payloads) {
        return payloads.all(VendorIdPayload.class).stream()
                .anyMatch(vendor -> known().stream().anyMatch(known -> known.matches(vendor.id())));
    }

    private ImmutableList<VendorId> known() {
        return switch (this) {
            case FINAL -> ImmutableList.of(VendorId.NAT_T);
            case DRAFT -> ImmutableList.of(VendorId.NAT_T_03, VendorId.NAT_T_02N, VendorId.NAT_T_02);
            case NONE -> ImmutableList.of();
        };
    }

    /** What says that it is spoken; a peer that has named none is told of the final one, so that scanners see it. */
    public ImmutableList<VendorIdPayload> vendorIds() {
        return (this == NONE ? FINAL : this).known().stream().map(id -> new VendorIdPayload(id.octets()))
                .collect(ImmutableList.toImmutableList());
    }

    /** The number of the NAT-D payload. */
    public PayloadType discovery() {
        return discovery;
    }

    /** The number of the NAT-OA payload. */
    public PayloadType originalAddress() {
        return originalAddress;
    }

    /** Tunnel mode in UDP. */
    public EncapsulationMode tunnel() {
        return tunnel;
    }

    /** Transport mode in UDP. */
    public EncapsulationMode transport() {
        return transport;
    }
}
