package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;
import java.util.Optional;

/**
 * How the two sides of Phase 1 prove who they are, values of the attribute Authentication Method (RFC 2409 Appendix
 * A, RFC 4754 §3). The numbers of hybrid and extended authentication are private use by draft; in them, who is
 * authenticated how is told by which side began (the label says it).
 */
public enum AuthenticationMethod implements CodePoint {
    PRE_SHARED_KEY(1, "pre-shared key", "RFC 2409"),
    DSS_SIGNATURES(2, "DSS signatures", "RFC 2409"),
    RSA_SIGNATURES(3, "RSA signatures", "RFC 2409"),
    RSA_ENCRYPTION(4, "Encryption with RSA", "RFC 2409"),
    REVISED_RSA_ENCRYPTION(5, "Revised encryption with RSA", "RFC 2409"),
    ECDSA_SHA256_P256(9, "ECDSA with SHA-256 on the P-256 curve", "RFC 4754"),
    ECDSA_SHA384_P384(10, "ECDSA with SHA-384 on the P-384 curve", "RFC 4754"),
    ECDSA_SHA512_P521(11, "ECDSA with SHA-512 on the P-521 curve", "RFC 4754"),
    HYBRID_INIT_RSA(64221, "HybridInitRSA", "draft-ietf-ipsec-isakmp-hybrid-auth-05"),
    HYBRID_RESP_RSA(64222, "HybridRespRSA", "draft-ietf-ipsec-isakmp-hybrid-auth-05"),
    HYBRID_INIT_DSS(64223, "HybridInitDSS", "draft-ietf-ipsec-isakmp-hybrid-auth-05"),
    HYBRID_RESP_DSS(64224, "HybridRespDSS", "draft-ietf-ipsec-isakmp-hybrid-auth-05"),
    XAUTH_INIT_PRE_SHARED(65001, "XAUTHInitPreShared", "draft-beaulieu-ike-xauth-02"),
    XAUTH_RESP_PRE_SHARED(65002, "XAUTHRespPreShared", "draft-beaulieu-ike-xauth-02"),
    XAUTH_INIT_DSS(65003, "XAUTHInitDSS", "draft-beaulieu-ike-xauth-02"),
    XAUTH_RESP_DSS(65004, "XAUTHRespDSS", "draft-beaulieu-ike-xauth-02"),
    XAUTH_INIT_RSA(65005, "XAUTHInitRSA", "draft-beaulieu-ike-xauth-02"),
    XAUTH_RESP_RSA(65006, "XAUTHRespRSA", "draft-beaulieu-ike-xauth-02"),
    XAUTH_INIT_RSA_ENCRYPTION(65007, "XAUTHInitRSAEncryption", "draft-beaulieu-ike-xauth-02"),
    XAUTH_RESP_RSA_ENCRYPTION(65008, "XAUTHRespRSAEncryption", "draft-beaulieu-ike-xauth-02"),
    XAUTH_INIT_RSA_REVISED(65009, "XAUTHInitRSARevisedEncryption", "draft-beaulieu-ike-xauth-02"),
    XAUTH_RESP_RSA_REVISED(65010, "XAUTHRespRSARevisedEncryption", "draft-beaulieu-ike-xauth-02");

    private static final Registry<AuthenticationMethod> REGISTRY = Registry.of(values(), Registry.TWO_OCTETS);

    private final int code;
    private final String label;
    private final String reference;

    AuthenticationMethod(int code, String label, String reference) {
        this.code = code;
        this.label = label;
        this.reference = reference;
    }

    /** The entry of {@code code}, if it has one. */
    public static Optional<AuthenticationMethod> find(int code) {
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
}
