package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * Encryption algorithms of an ISAKMP SA, values of the attribute Encryption Algorithm (RFC 2409 Appendix A). Levels:
 * RFC 8247 §2.1 for the same algorithm, RFC 9395 for what is deprecated.
 */
public enum OakleyEncryption implements CodePoint {
    DES_CBC(1, "DES-CBC", "RFC 2409", Status.MUST_NOT),
    IDEA_CBC(2, "IDEA-CBC", "RFC 2409", Status.DEPRECATED),
    BLOWFISH_CBC(3, "Blowfish-CBC", "RFC 2409", Status.DEPRECATED),
    RC5_R16_B64_CBC(4, "RC5-R16-B64-CBC", "RFC 2409", Status.DEPRECATED),
    TRIPLE_DES_CBC(5, "3DES-CBC", "RFC 2409", Status.MAY),
    CAST_CBC(6, "CAST-CBC", "RFC 2409", Status.DEPRECATED),
    AES_CBC(7, "AES-CBC", "RFC 3602", Status.MUST),
    CAMELLIA_CBC(8, "CAMELLIA-CBC", "RFC 4312", Status.UNSPECIFIED);

    private static final Registry<OakleyEncryption> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    OakleyEncryption(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<OakleyEncryption> find(int code) {
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
