package ike.engine.config;

/**
 * One round of authentication of one side (RFC 7296 §2.15).
 *
 * @param identity who that side is: for our side the identity that we send, for the peer's the pattern that its
 *            identity must match
 */
public record AuthRound(Method method, IdentityPattern identity) {
    /** How a side proves who it is. */
    public enum Method {
        /** Shared Key Message Integrity Code, method 2. */
        PSK
    }
}
