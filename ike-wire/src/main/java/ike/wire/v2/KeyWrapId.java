package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * How a key of a group travels under another key, transform type 13 (RFC 9838 §4.4.2.1.2). Group keys are named here only: this
 * project has no groups.
 */
public enum KeyWrapId implements TransformId {
    KW_5649_128(1, "KW_5649_128"),
    KW_5649_192(2, "KW_5649_192"),
    KW_5649_256(3, "KW_5649_256"),
    KW_ARX(4, "KW_ARX");

    private static final Registry<KeyWrapId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;

    KeyWrapId(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<KeyWrapId> find(int code) {
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
        return "RFC 9838";
    }

    @Override
    public Status status(ProtocolId protocol) {
        return Status.UNSPECIFIED;
    }
}
