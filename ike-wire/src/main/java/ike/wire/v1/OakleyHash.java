package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * Hash algorithms of an ISAKMP SA, values of the attribute Hash Algorithm (RFC 2409 Appendix A). Unless a prf is
 * negotiated, HMAC with this hash is the prf. Levels: RFC 8247 §2.2 for that prf, RFC 9395 for what is deprecated.
 */
public enum OakleyHash implements CodePoint {
    MD5(1, "MD5", "RFC 2409", Status.MUST_NOT),
    SHA(2, "SHA", "RFC 2409", Status.MUST_MINUS),
    TIGER(3, "Tiger", "RFC 2409", Status.DEPRECATED),
    SHA2_256(4, "SHA2-256", "RFC 4868", Status.MUST),
    SHA2_384(5, "SHA2-384", "RFC 4868", Status.UNSPECIFIED),
    SHA2_512(6, "SHA2-512", "RFC 4868", Status.SHOULD_PLUS);

    private static final Registry<OakleyHash> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    OakleyHash(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<OakleyHash> find(int code) {
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
