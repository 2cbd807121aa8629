package ike.wire.v1;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The encryption of ESP, transform identifiers of protocol ESP (RFC 2407 §4.4.4): one octet. Levels: RFC 8221 §5, RFC
 * 9395 for what is deprecated.
 */
public enum EspTransformId implements TransformId {
    ESP_DES_IV64(1, "ESP_DES_IV64", "RFC 2407", Status.MUST_NOT),
    ESP_DES(2, "ESP_DES", "RFC 2407", Status.MUST_NOT),
    ESP_3DES(3, "ESP_3DES", "RFC 2407", Status.SHOULD_NOT),
    ESP_RC5(4, "ESP_RC5", "RFC 2407", Status.DEPRECATED),
    ESP_IDEA(5, "ESP_IDEA", "RFC 2407", Status.DEPRECATED),
    ESP_CAST(6, "ESP_CAST", "RFC 2407", Status.DEPRECATED),
    ESP_BLOWFISH(7, "ESP_BLOWFISH", "RFC 2407", Status.MUST_NOT),
    ESP_3IDEA(8, "ESP_3IDEA", "RFC 2407", Status.MUST_NOT),
    ESP_DES_IV32(9, "ESP_DES_IV32", "RFC 2407", Status.MUST_NOT),
    ESP_RC4(10, "ESP_RC4", "RFC 2407", Status.UNSPECIFIED),
    ESP_NULL(11, "ESP_NULL", "RFC 2407", Status.MUST),
    ESP_AES_CBC(12, "ESP_AES-CBC", "RFC 3602", Status.MUST),
    ESP_AES_CTR(13, "ESP_AES-CTR", "RFC 3686", Status.MAY),
    ESP_AES_CCM_8(14, "ESP_AES-CCM_8", "RFC 4309", Status.SHOULD),
    ESP_AES_CCM_12(15, "ESP_AES-CCM_12", "RFC 4309", Status.UNSPECIFIED),
    ESP_AES_CCM_16(16, "ESP_AES-CCM_16", "RFC 4309", Status.UNSPECIFIED),
    ESP_AES_GCM_8(18, "ESP_AES-GCM_8", "RFC 4106", Status.UNSPECIFIED),
    ESP_AES_GCM_12(19, "ESP_AES-GCM_12", "RFC 4106", Status.UNSPECIFIED),
    ESP_AES_GCM_16(20, "ESP_AES-GCM_16", "RFC 4106", Status.MUST),
    ESP_SEED_CBC(21, "ESP_SEED_CBC", "RFC 4196", Status.UNSPECIFIED),
    ESP_CAMELLIA(22, "ESP_CAMELLIA", "RFC 4312", Status.UNSPECIFIED),
    ESP_NULL_AUTH_AES_GMAC(23, "ESP_NULL_AUTH_AES-GMAC", "RFC 4543", Status.UNSPECIFIED);

    private static final Registry<EspTransformId> REGISTRY = Registry.of(values(), Registry.OCTET);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    EspTransformId(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<EspTransformId> find(int code) {
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
