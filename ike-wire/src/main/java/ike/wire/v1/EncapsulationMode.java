package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import java.util.Optional;

/**
 * What a packet of the SA carries and how, values of the attribute Encapsulation Mode (RFC 2407 §4.5, RFC 3947 §5.1;
 * the numbers of the drafts are private use).
 */
public enum EncapsulationMode implements CodePoint {
    TUNNEL(1, "Tunnel", "RFC 2407"),
    TRANSPORT(2, "Transport", "RFC 2407"),
    UDP_TUNNEL(3, "UDP-Encapsulated-Tunnel", "RFC 3947"),
    UDP_TRANSPORT(4, "UDP-Encapsulated-Transport", "RFC 3947"),
    UDP_TUNNEL_DRAFT(61443, "UDP-Encapsulated-Tunnel (draft)", "draft-ietf-ipsec-nat-t-ike-03"),
    UDP_TRANSPORT_DRAFT(61444, "UDP-Encapsulated-Transport (draft)", "draft-ietf-ipsec-nat-t-ike-03");

    private static final Registry<EncapsulationMode> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;

    EncapsulationMode(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<EncapsulationMode> find(int code) {
        return REGISTRY.find(code);
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String reference() {
        return reference;
    }
}
