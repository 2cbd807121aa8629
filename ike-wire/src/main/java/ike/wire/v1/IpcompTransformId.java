package ike.wire.v1;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The compression of IPComp, transform identifiers of protocol IPCOMP (RFC 2407 §4.4.5): one octet. Levels: RFC
 * 8221 §7.
 */
public enum IpcompTransformId implements TransformId {
    IPCOMP_OUI(1, "IPCOMP_OUI", "RFC 2407", Status.MUST_NOT),
    IPCOMP_DEFLATE(2, "IPCOMP_DEFLATE", "RFC 2407", Status.MAY),
    IPCOMP_LZS(3, "IPCOMP_LZS", "RFC 2395", Status.MAY),
    IPCOMP_LZJH(4, "IPCOMP_LZJH", "RFC 3051", Status.MAY);

    private static final Registry<IpcompTransformId> REGISTRY = Registry.of(values(), Registry.OCTET);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    IpcompTransformId(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<IpcompTransformId> find(int code) {
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

    /** How strongly the IETF still asks for the algorithm; IKEv1 itself is historic (RFC 9395). */
    public Status status() {
        return status;
    }
}
