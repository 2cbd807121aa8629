package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The encryption algorithms, transform type 1 (RFC 7296 §3.3.2). Levels: RFC 8247 §2.1 for IKE, RFC 8221 §5 for ESP,
 * deprecations RFC 9395. The number behind a CCM or GCM name is the length of its integrity check value in octets.
 */
public enum EncryptionId implements TransformId {
    ENCR_DES_IV64(1, "RFC 1827", Status.DEPRECATED, Status.MUST_NOT),
    ENCR_DES(2, "RFC 2405", Status.MUST_NOT, Status.MUST_NOT),
    ENCR_3DES(3, "RFC 2451", Status.MAY, Status.SHOULD_NOT),
    ENCR_RC5(4, "RFC 2451", Status.DEPRECATED, Status.DEPRECATED),
    ENCR_IDEA(5, "RFC 2451", Status.DEPRECATED, Status.DEPRECATED),
    ENCR_CAST(6, "RFC 2451", Status.DEPRECATED, Status.DEPRECATED),
    ENCR_BLOWFISH(7, "RFC 2451", Status.DEPRECATED, Status.MUST_NOT),
    ENCR_3IDEA(8, "RFC 2451", Status.DEPRECATED, Status.MUST_NOT),
    ENCR_DES_IV32(9, "RFC 7296", Status.DEPRECATED, Status.MUST_NOT),
    ENCR_NULL(11, "RFC 2410", Status.MUST_NOT, Status.MUST),
    ENCR_AES_CBC(12, "RFC 3602", Status.MUST, Status.MUST),
    ENCR_AES_CTR(13, "RFC 3686", Status.MAY, Status.MAY),
    ENCR_AES_CCM_8(14, "RFC 4309", Status.SHOULD, Status.SHOULD),
    ENCR_AES_CCM_12(15, "RFC 4309", Status.UNSPECIFIED, Status.UNSPECIFIED),
    ENCR_AES_CCM_16(16, "RFC 4309", Status.UNSPECIFIED, Status.UNSPECIFIED),
    ENCR_AES_GCM_8(18, "RFC 4106", Status.MAY, Status.UNSPECIFIED),
    ENCR_AES_GCM_12(19, "RFC 4106", Status.MAY, Status.UNSPECIFIED),
    ENCR_AES_GCM_16(20, "RFC 4106", Status.SHOULD, Status.MUST),
    ENCR_NULL_AUTH_AES_GMAC(21, "RFC 4543", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CAMELLIA_CBC(23, "RFC 5529", Status.UNSPECIFIED, Status.UNSPECIFIED),
    ENCR_CAMELLIA_CTR(24, "RFC 5529", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CAMELLIA_CCM_8(25, "RFC 5529", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CAMELLIA_CCM_12(26, "RFC 5529", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CAMELLIA_CCM_16(27, "RFC 5529", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CHACHA20_POLY1305(28, "RFC 7634", Status.SHOULD, Status.SHOULD),
    ENCR_AES_CCM_8_IIV(29, "RFC 8750", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_AES_GCM_16_IIV(30, "RFC 8750", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_CHACHA20_POLY1305_IIV(31, "RFC 8750", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_KUZNYECHIK_MGM_KTREE(32, "RFC 9227", Status.UNSPECIFIED, Status.UNSPECIFIED),
    ENCR_MAGMA_MGM_KTREE(33, "RFC 9227", Status.UNSPECIFIED, Status.UNSPECIFIED),
    ENCR_KUZNYECHIK_MGM_MAC_KTREE(34, "RFC 9227", Status.NOT_ALLOWED, Status.UNSPECIFIED),
    ENCR_MAGMA_MGM_MAC_KTREE(35, "RFC 9227", Status.NOT_ALLOWED, Status.UNSPECIFIED);

    private static final Registry<EncryptionId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String reference;
    private final Status inIke;
    private final Status inEsp;

    EncryptionId(int code, String reference, Status inIke, Status inEsp) {
        this.code = code;
        this.reference = reference;
        this.inIke = inIke;
        this.inEsp = inEsp;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<EncryptionId> find(int code) {
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

    /**
     * How strongly the IETF asks for it with a key of {@code keyBits}: AES-CBC and AES-GCM with 192 bits are a free choice,
     * and so is AES-CCM with any but 128 (RFC 8247 §2.1, RFC 8221 §5).
     */
    public Status status(ProtocolId protocol, OptionalInt keyBits) {
        boolean lessAsked = switch (this) {
            case ENCR_AES_CBC, ENCR_AES_GCM_16 -> keyBits.orElse(0) == 192;
            case ENCR_AES_CCM_8 -> keyBits.orElse(128) != 128;
            default -> false;
        };
        return lessAsked ? Status.MAY : status(protocol);
    }
}
