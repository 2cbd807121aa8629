package ike.wire.v2;

import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * The key exchange methods, transform type 4 and, by RFC 9370, the additional key exchanges 6 to 12 (RFC 7296 §3.3.2,
 * once called Diffie-Hellman groups). Levels: RFC 8247 §2.4.
 */
public enum KeyExchangeId implements TransformId {
    NONE(0, "NONE", "RFC 7296", Status.UNSPECIFIED),
    MODP_768(1, "768-bit MODP Group", "RFC 7296", Status.MUST_NOT),
    MODP_1024(2, "1024-bit MODP Group", "RFC 7296", Status.SHOULD_NOT),
    MODP_1536(5, "1536-bit MODP Group", "RFC 3526", Status.SHOULD_NOT),
    MODP_2048(14, "2048-bit MODP Group", "RFC 3526", Status.MUST),
    MODP_3072(15, "3072-bit MODP Group", "RFC 3526", Status.UNSPECIFIED),
    MODP_4096(16, "4096-bit MODP Group", "RFC 3526", Status.UNSPECIFIED),
    MODP_6144(17, "6144-bit MODP Group", "RFC 3526", Status.UNSPECIFIED),
    MODP_8192(18, "8192-bit MODP Group", "RFC 3526", Status.UNSPECIFIED),
    ECP_256(19, "256-bit random ECP group", "RFC 5903", Status.SHOULD),
    ECP_384(20, "384-bit random ECP group", "RFC 5903", Status.UNSPECIFIED),
    ECP_521(21, "521-bit random ECP group", "RFC 5903", Status.UNSPECIFIED),
    MODP_1024_160(22, "1024-bit MODP Group with 160-bit Prime Order Subgroup", "RFC 5114", Status.MUST_NOT),
    MODP_2048_224(23, "2048-bit MODP Group with 224-bit Prime Order Subgroup", "RFC 5114", Status.SHOULD_NOT),
    MODP_2048_256(24, "2048-bit MODP Group with 256-bit Prime Order Subgroup", "RFC 5114", Status.SHOULD_NOT),
    ECP_192(25, "192-bit Random ECP Group", "RFC 5114", Status.UNSPECIFIED),
    ECP_224(26, "224-bit Random ECP Group", "RFC 5114", Status.UNSPECIFIED),
    BRAINPOOL_P224R1(27, "brainpoolP224r1", "RFC 6954", Status.UNSPECIFIED),
    BRAINPOOL_P256R1(28, "brainpoolP256r1", "RFC 6954", Status.UNSPECIFIED),
    BRAINPOOL_P384R1(29, "brainpoolP384r1", "RFC 6954", Status.UNSPECIFIED),
    BRAINPOOL_P512R1(30, "brainpoolP512r1", "RFC 6954", Status.UNSPECIFIED),
    CURVE25519(31, "Curve25519", "RFC 8031", Status.UNSPECIFIED),
    CURVE448(32, "Curve448", "RFC 8031", Status.UNSPECIFIED),
    GOST3410_2012_256(33, "GOST3410_2012_256", "RFC 9385", Status.UNSPECIFIED),
    GOST3410_2012_512(34, "GOST3410_2012_512", "RFC 9385", Status.UNSPECIFIED),
    ML_KEM_512(35, "ml-kem-512", "draft-ietf-ipsecme-ikev2-mlkem", Status.UNSPECIFIED),
    ML_KEM_768(36, "ml-kem-768", "draft-ietf-ipsecme-ikev2-mlkem", Status.UNSPECIFIED),
    ML_KEM_1024(37, "ml-kem-1024", "draft-ietf-ipsecme-ikev2-mlkem", Status.UNSPECIFIED);

    private static final Registry<KeyExchangeId> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    KeyExchangeId(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it is assigned. */
    public static Optional<KeyExchangeId> find(int code) {
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
