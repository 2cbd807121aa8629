package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import java.util.Optional;

/**
 * Diffie-Hellman groups by number, values of the attribute Group Description of both phases (RFC 2409 Appendix A,
 * §6). The last two have no number in IKEv1; strongSwan uses those of IKEv2. Levels: RFC 8247 §2.4, which names none of
 * the binary curves.
 */
public enum OakleyGroup implements CodePoint {
    MODP_768(1, "768-bit MODP group", "RFC 2409", Status.MUST_NOT),
    MODP_1024(2, "1024-bit MODP group", "RFC 2409", Status.SHOULD_NOT),
    EC2N_155(3, "EC2N group on GP[2^155]", "RFC 2409", Status.UNSPECIFIED),
    EC2N_185(4, "EC2N group on GP[2^185]", "RFC 2409", Status.UNSPECIFIED),
    MODP_1536(5, "1536-bit MODP group", "RFC 3526", Status.SHOULD_NOT),
    EC2N_163_RANDOM(6, "EC2N group over GF[2^163], random", "IANA", Status.UNSPECIFIED),
    EC2N_163_KOBLITZ(7, "EC2N group over GF[2^163], Koblitz", "IANA", Status.UNSPECIFIED),
    EC2N_283_RANDOM(8, "EC2N group over GF[2^283], random", "IANA", Status.UNSPECIFIED),
    EC2N_283_KOBLITZ(9, "EC2N group over GF[2^283], Koblitz", "IANA", Status.UNSPECIFIED),
    EC2N_409_RANDOM(10, "EC2N group over GF[2^409], random", "IANA", Status.UNSPECIFIED),
    EC2N_409_KOBLITZ(11, "EC2N group over GF[2^409], Koblitz", "IANA", Status.UNSPECIFIED),
    EC2N_571_RANDOM(12, "EC2N group over GF[2^571], random", "IANA", Status.UNSPECIFIED),
    EC2N_571_KOBLITZ(13, "EC2N group over GF[2^571], Koblitz", "IANA", Status.UNSPECIFIED),
    MODP_2048(14, "2048-bit MODP group", "RFC 3526", Status.MUST),
    MODP_3072(15, "3072-bit MODP group", "RFC 3526", Status.UNSPECIFIED),
    MODP_4096(16, "4096-bit MODP group", "RFC 3526", Status.UNSPECIFIED),
    MODP_6144(17, "6144-bit MODP group", "RFC 3526", Status.UNSPECIFIED),
    MODP_8192(18, "8192-bit MODP group", "RFC 3526", Status.UNSPECIFIED),
    ECP_256(19, "256-bit random ECP group", "RFC 5903", Status.SHOULD),
    ECP_384(20, "384-bit random ECP group", "RFC 5903", Status.UNSPECIFIED),
    ECP_521(21, "521-bit random ECP group", "RFC 5903", Status.UNSPECIFIED),
    MODP_1024_160(22, "1024-bit MODP group with 160-bit prime order subgroup", "RFC 5114", Status.MUST_NOT),
    MODP_2048_224(23, "2048-bit MODP group with 224-bit prime order subgroup", "RFC 5114", Status.SHOULD_NOT),
    MODP_2048_256(24, "2048-bit MODP group with 256-bit prime order subgroup", "RFC 5114", Status.SHOULD_NOT),
    ECP_192(25, "192-bit random ECP group", "RFC 5114", Status.UNSPECIFIED),
    ECP_224(26, "224-bit random ECP group", "RFC 5114", Status.UNSPECIFIED),
    BRAINPOOL_P224R1(27, "brainpoolP224r1", "RFC 6932", Status.UNSPECIFIED),
    BRAINPOOL_P256R1(28, "brainpoolP256r1", "RFC 6932", Status.UNSPECIFIED),
    BRAINPOOL_P384R1(29, "brainpoolP384r1", "RFC 6932", Status.UNSPECIFIED),
    BRAINPOOL_P512R1(30, "brainpoolP512r1", "RFC 6932", Status.UNSPECIFIED),
    CURVE25519(31, "Curve25519", "RFC 8031", Status.UNSPECIFIED),
    CURVE448(32, "Curve448", "RFC 8031", Status.UNSPECIFIED);

    private static final Registry<OakleyGroup> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;
    private final Status status;

    OakleyGroup(int code, String label, String reference, Status status) {
        this.code = code;
        this.label = label;
        this.reference = reference;
        this.status = status;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<OakleyGroup> find(int code) {
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
