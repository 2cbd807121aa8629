package ike.engine.config;

/**
 * What a connection says of IKEv1 alone (RFC 2409).
 *
 * @param aggressive Phase 1 in Aggressive Mode and in no other, as initiator and as responder (§5)
 */
public record Ikev1Options(boolean aggressive) {
    /** Main Mode. */
    public static final Ikev1Options DEFAULT = new Ikev1Options(false);
}
