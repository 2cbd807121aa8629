package ike.engine.config;

import java.util.Optional;

/**
 * One round of authentication of one side (RFC 7296 §2.15).
 *
 * @param identity who that side is: for our side the identity that we send, for the peer's the pattern that its
 *            identity must match
 * @param eap what else {@link Method#EAP} needs; absent with every other method
 */
public record AuthRound(Method method, IdentityPattern identity, Optional<EapRound> eap) {
    public AuthRound {
        if (eap.isPresent() != (method == Method.EAP)) {
            throw new IllegalArgumentException(method + " with " + eap);
        }
    }

    /** A round without EAP. */
    public AuthRound(Method method, IdentityPattern identity) {
        this(method, identity, Optional.empty());
    }

    /** A round with EAP. */
    public static AuthRound eap(IdentityPattern identity, EapRound eap) {
        return new AuthRound(Method.EAP, identity, Optional.of(eap));
    }

    /** How a side proves who it is. */
    public enum Method {
        /** Shared Key Message Integrity Code, method 2. */
        PSK,
        /** A method of EAP inside IKE_AUTH (RFC 7296 §2.16); only initiators prove themselves so. */
        EAP
    }
}
