package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * How the controller of a group proves that a GSA_REKEY message is its own, transform type 14 (RFC 9838 §4.4.2.1.1).
 */
public enum ControllerAuthId implements TransformId {
    IMPLICIT(1, "Implicit"),
    DIGITAL_SIGNATURE(2, "Digital Signature");

    private static final Registry<ControllerAuthId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;

    ControllerAuthId(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<ControllerAuthId> find(int code) {
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
