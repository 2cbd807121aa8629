package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The integrity algorithms, transform type 3 (RFC 7296 §3.3.2). The last number of a name is the length of the
 * integrity check value in bits. {@code NONE} goes with combined-mode encryption only. Levels: RFC 8247 §2.3 for IKE,
 * RFC 8221 §6 for ESP and AH, deprecations RFC 9395.
 */
public enum IntegrityId implements TransformId {
    NONE(0, "RFC 7296", Status.UNSPECIFIED, Status.MUST),
    AUTH_HMAC_MD5_96(1, "RFC 2403", Status.MUST_NOT, Status.MUST_NOT),
    AUTH_HMAC_SHA1_96(2, "RFC 2404", Status.MUST_MINUS, Status.MUST_MINUS),
    AUTH_DES_MAC(3, "RFC 7296", Status.MUST_NOT, Status.MUST_NOT),
    AUTH_KPDK_MD5(4, "RFC 7296", Status.MUST_NOT, Status.MUST_NOT),
    AUTH_AES_XCBC_96(5, "RFC 3566", Status.SHOULD, Status.SHOULD),
    AUTH_HMAC_MD5_128(6, "RFC 4595", Status.DEPRECATED, Status.DEPRECATED),
    AUTH_HMAC_SHA1_160(7, "RFC 4595", Status.DEPRECATED, Status.DEPRECATED),
    AUTH_AES_CMAC_96(8, "RFC 4494", Status.UNSPECIFIED, Status.UNSPECIFIED),
    AUTH_AES_128_GMAC(9, "RFC 4543", Status.NOT_ALLOWED, Status.MAY),
    AUTH_AES_192_GMAC(10, "RFC 4543", Status.NOT_ALLOWED, Status.MAY),
    AUTH_AES_256_GMAC(11, "RFC 4543", Status.NOT_ALLOWED, Status.MAY),
    AUTH_HMAC_SHA2_256_128(12, "RFC 4868", Status.MUST, Status.MUST),
    AUTH_HMAC_SHA2_384_192(13, "RFC 4868", Status.UNSPECIFIED, Status.UNSPECIFIED),
    AUTH_HMAC_SHA2_512_256(14, "RFC 4868", Status.SHOULD, Status.SHOULD);

    private static final Registry<IntegrityId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String reference;
    private final Status inIke;
    private final Status inEsp;

    IntegrityId(int code, String reference, Status inIke, Status inEsp) {
        this.code = code;
        this.reference = reference;
        this.inIke = inIke;
        this.inEsp = inEsp;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<IntegrityId> find(int code) {
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
        return protocol == ProtocolId.Known.IKE ? inIke : inEsp;
    }
}
