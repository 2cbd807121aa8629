package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The pseudorandom functions, transform type 2 (RFC 7296 §3.3.2); IKE only. Levels: RFC 8247 §2.2, deprecations RFC
 * 9395.
 */
public enum PrfId implements TransformId {
    PRF_HMAC_MD5(1, "RFC 2104", Status.MUST_NOT),
    PRF_HMAC_SHA1(2, "RFC 2104", Status.MUST_MINUS),
    PRF_HMAC_TIGER(3, "RFC 2104", Status.DEPRECATED),
    PRF_AES128_XCBC(4, "RFC 4434", Status.SHOULD),
    PRF_HMAC_SHA2_256(5, "RFC 4868", Status.MUST),
    PRF_HMAC_SHA2_384(6, "RFC 4868", Status.UNSPECIFIED),
    PRF_HMAC_SHA2_512(7, "RFC 4868", Status.SHOULD_PLUS),
    PRF_AES128_CMAC(8, "RFC 4615", Status.UNSPECIFIED),
    PRF_HMAC_STREEBOG_512(9, "RFC 9385", Status.UNSPECIFIED);

    private static final Registry<PrfId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String reference;
    private final Status status;

    PrfId(int code, String reference, Status status) {
        this.code = code;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<PrfId> find(int code) {
        return REGISTRY.find(code);
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String label() {
        return name();
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
