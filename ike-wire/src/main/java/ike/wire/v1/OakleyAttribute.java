package ike.wire.v1;

import ike.wire.Registry;
import java.util.Optional;

/**
 * Attribute classes of a transform for an ISAKMP SA (RFC 2409 Appendix A), and of a group in New Group Mode.
 */
public enum OakleyAttribute implements AttributeClass {
    ENCRYPTION_ALGORITHM(1, "Encryption Algorithm", "RFC 2409"),
    HASH_ALGORITHM(2, "Hash Algorithm", "RFC 2409"),
    AUTHENTICATION_METHOD(3, "Authentication Method", "RFC 2409"),
    GROUP_DESCRIPTION(4, "Group Description", "RFC 2409"),
    GROUP_TYPE(5, "Group Type", "RFC 2409"),
    GROUP_PRIME(6, "Group Prime/Irreducible Polynomial", "RFC 2409"),
    GROUP_GENERATOR_ONE(7, "Group Generator One", "RFC 2409"),
    GROUP_GENERATOR_TWO(8, "Group Generator Two", "RFC 2409"),
    GROUP_CURVE_A(9, "Group Curve A", "RFC 2409"),
    GROUP_CURVE_B(10, "Group Curve B", "RFC 2409"),
    LIFE_TYPE(11, "Life Type", "RFC 2409"),
    LIFE_DURATION(12, "Life Duration", "RFC 2409"),
    PRF(13, "PRF", "RFC 2409"),
    KEY_LENGTH(14, "Key Length", "RFC 2409"),
    FIELD_SIZE(15, "Field Size", "RFC 2409"),
    GROUP_ORDER(16, "Group Order", "RFC 2409");

    private static final Registry<OakleyAttribute> REGISTRY = Registry.of(values(), Registry.FIFTEEN_BITS);

    private final int code;
    private final String label;
    private final String reference;

    OakleyAttribute(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<OakleyAttribute> find(int code) {
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
