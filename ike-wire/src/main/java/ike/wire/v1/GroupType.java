package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import java.util.Optional;

/**
 * What kind of group explicit parameters describe, values of the attribute Group Type (RFC 2409 Appendix A).
 */
public enum GroupType implements CodePoint {
    MODP(1, "MODP", "RFC 2409"),
    ECP(2, "ECP", "RFC 2409"),
    EC2N(3, "EC2N", "RFC 2409");

    private static final Registry<GroupType> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;

    GroupType(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<GroupType> find(int code) {
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
