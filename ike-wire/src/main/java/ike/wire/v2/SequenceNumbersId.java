package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * How the sequence numbers of ESP and AH look to the receiver, transform type 5 (RFC 7296 §3.3.2, renamed by RFC 9827
 * §3; once "Extended Sequence Numbers": 0 was "No ESN", 1 was "ESN").
 */
public enum SequenceNumbersId implements TransformId {
    SEQUENTIAL_32(0, "32-bit Sequential Numbers", "RFC 9827", Status.UNSPECIFIED),
    PARTIALLY_TRANSMITTED_64(1, "Partially Transmitted 64-bit Sequential Numbers", "RFC 9827", Status.UNSPECIFIED),
    UNSPECIFIED_32(2, "32-bit Unspecified Numbers", "RFC 9838", Status.UNSPECIFIED);

    private static final Registry<SequenceNumbersId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    SequenceNumbersId(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<SequenceNumbersId> find(int code) {
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

    @Override
    public Status status(ProtocolId protocol) {
        return status;
    }
}
