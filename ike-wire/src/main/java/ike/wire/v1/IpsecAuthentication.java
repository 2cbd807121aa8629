package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * Integrity of ESP and AH, values of the attribute Authentication Algorithm (RFC 2407 §4.5). Levels: RFC 8221 §6, RFC
 * 9395 for what is deprecated.
 */
public enum IpsecAuthentication implements CodePoint {
    HMAC_MD5(1, "HMAC-MD5", "RFC 2407", Status.MUST_NOT),
    HMAC_SHA(2, "HMAC-SHA", "RFC 2407", Status.MUST_MINUS),
    DES_MAC(3, "DES-MAC", "RFC 2407", Status.MUST_NOT),
    KPDK(4, "KPDK", "RFC 2407", Status.MUST_NOT),
    HMAC_SHA2_256(5, "HMAC-SHA2-256", "RFC 4868", Status.MUST),
    HMAC_SHA2_384(6, "HMAC-SHA2-384", "RFC 4868", Status.UNSPECIFIED),
    HMAC_SHA2_512(7, "HMAC-SHA2-512", "RFC 4868", Status.SHOULD),
    HMAC_RIPEMD(8, "HMAC-RIPEMD", "RFC 2857", Status.UNSPECIFIED),
    AES_XCBC_MAC(9, "AES-XCBC-MAC", "RFC 3566", Status.SHOULD),
    SIG_RSA(10, "SIG-RSA", "RFC 4359", Status.UNSPECIFIED),
    AES_128_GMAC(11, "AES-128-GMAC", "RFC 4543", Status.MAY),
    AES_192_GMAC(12, "AES-192-GMAC", "RFC 4543", Status.MAY),
    AES_256_GMAC(13, "AES-256-GMAC", "RFC 4543", Status.MAY);

    private static final Registry<IpsecAuthentication> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    IpsecAuthentication(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<IpsecAuthentication> find(int code) {
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
