package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import java.util.Optional;

/**
 * What an SA's life is counted in: values of Life Type (RFC 2409 Appendix A) and of SA Life Type (RFC 2407 §4.5),
 * which are the same.
 */
public enum LifeType implements CodePoint {
    SECONDS(1, "seconds", "RFC 2409"),
    KILOBYTES(2, "kilobytes", "RFC 2409");

    private static final Registry<LifeType> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;

    LifeType(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<LifeType> find(int code) {
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
