package ike.v1.figure;

import ike.wire.v1.AuthenticationMethod;
import java.util.Optional;

/** Ways of authentication that share figures and formulas (RFC 2409 §5). */
public enum Family {
    /** With a pre-shared key (§5.4). */
    PRE_SHARED_KEY,
    /** With signatures (§5.1). */
    SIGNATURES,
    /** With a signature of the responder alone; the initiator is a user. No RFC section: draft-ietf-ipsec-isakmp-hybrid-auth-05. */
    HYBRID,
    /** With a signature of the initiator alone; the responder is a user. */
    HYBRID_REVERSED,
    /** With public key encryption (§5.2). */
    ENCRYPTION,
    /** With the revised mode of that (§5.3). */
    REVISED_ENCRYPTION;

    /** True when nonces and identities are encrypted for the peer's public key. */
    public boolean isSealed() {
        return this == ENCRYPTION || this == REVISED_ENCRYPTION;
    }

    /** The family of a method. */
    public static Optional<Family> of(AuthenticationMethod method) {
        return switch (method) {
            case PRE_SHARED_KEY, XAUTH_INIT_PRE_SHARED, XAUTH_RESP_PRE_SHARED -> Optional.of(PRE_SHARED_KEY);
            case RSA_SIGNATURES, XAUTH_INIT_RSA, XAUTH_RESP_RSA, DSS_SIGNATURES, XAUTH_INIT_DSS, XAUTH_RESP_DSS,
                    ECDSA_SHA256_P256, ECDSA_SHA384_P384,
                    ECDSA_SHA512_P521 ->
                Optional.of(SIGNATURES);
            case HYBRID_INIT_RSA, HYBRID_INIT_DSS -> Optional.of(HYBRID);
            case HYBRID_RESP_RSA, HYBRID_RESP_DSS -> Optional.of(HYBRID_REVERSED);
            case RSA_ENCRYPTION -> Optional.of(ENCRYPTION);
            case REVISED_RSA_ENCRYPTION -> Optional.of(REVISED_ENCRYPTION);
            default -> Optional.empty();
        };
    }
}
