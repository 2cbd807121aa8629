package ike.wire.v1;

import ike.wire.Registry;
import java.util.Optional;

/**
 * How an ISAKMP SA is keyed, transform identifiers of protocol ISAKMP (RFC 2407 §4.4.2): one octet. The algorithms
 * stand in the attributes.
 */
public enum IsakmpTransformId implements TransformId {
    KEY_IKE(1, "KEY_IKE", "RFC 2407");

    private static final Registry<IsakmpTransformId> REGISTRY = Registry.of(values(), Registry.OCTET);

    private final int code;
    private final String label;
    private final String reference;

    IsakmpTransformId(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<IsakmpTransformId> find(int code) {
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
