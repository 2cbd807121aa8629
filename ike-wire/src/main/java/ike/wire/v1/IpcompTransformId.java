package ike.wire.v1;

import ike.wire.Registry;
import java.util.Optional;

/**
 * The compression of IPComp, transform identifiers of protocol IPCOMP (RFC 2407 §4.4.5): one octet.
 */
public enum IpcompTransformId implements TransformId {
    IPCOMP_OUI(1, "IPCOMP_OUI", "RFC 2407"),
    IPCOMP_DEFLATE(2, "IPCOMP_DEFLATE", "RFC 2407"),
    IPCOMP_LZS(3, "IPCOMP_LZS", "RFC 2395"),
    IPCOMP_LZJH(4, "IPCOMP_LZJH", "RFC 3051");

    private static final Registry<IpcompTransformId> REGISTRY = Registry.of(values(), Registry.OCTET);

    private final int code;
    private final String label;
    private final String reference;

    IpcompTransformId(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
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
}
