package ike.wire.v1;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The integrity of AH, transform identifiers of protocol AH (RFC 2407 §4.4.3): one octet; the Authentication
 * Algorithm attribute has to say the same once more. Levels: RFC 8221 §6, RFC 9395 for what is deprecated.
 */
public enum AhTransformId implements TransformId {
    AH_MD5(2, "AH_MD5", "RFC 2407", Status.MUST_NOT),
    AH_SHA(3, "AH_SHA", "RFC 2407", Status.MUST_MINUS),
    AH_DES(4, "AH_DES", "RFC 2407", Status.MUST_NOT),
    AH_SHA2_256(5, "AH_SHA2-256", "RFC 4868", Status.MUST),
    AH_SHA2_384(6, "AH_SHA2-384", "RFC 4868", Status.UNSPECIFIED),
    AH_SHA2_512(7, "AH_SHA2-512", "RFC 4868", Status.SHOULD),
    AH_RIPEMD(8, "AH_RIPEMD", "RFC 2857", Status.UNSPECIFIED),
    AH_AES_XCBC_MAC(9, "AH_AES-XCBC-MAC", "RFC 3566", Status.SHOULD),
    AH_RSA(10, "AH_RSA", "RFC 4359", Status.UNSPECIFIED),
    AH_AES_128_GMAC(11, "AH_AES-128-GMAC", "RFC 4543", Status.MAY),
    AH_AES_192_GMAC(12, "AH_AES-192-GMAC", "RFC 4543", Status.MAY),
    AH_AES_256_GMAC(13, "AH_AES-256-GMAC", "RFC 4543", Status.MAY);

    private static final Registry<AhTransformId> REGISTRY = Registry.of(values(), Registry.OCTET);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    AhTransformId(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<AhTransformId> find(int code) {
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
