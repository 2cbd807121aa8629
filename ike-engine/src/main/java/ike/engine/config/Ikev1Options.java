package ike.engine.config;

/**
 * What a connection says of IKEv1 alone (RFC 2409).
 *
 * @param aggressive Phase 1 in Aggressive Mode and in no other, as initiator and as responder (§5)
 * @param pull who gets addresses inside the tunnel asks for them; else who assigns them tells (Mode Config)
 */
public record Ikev1Options(boolean aggressive, boolean pull) {
    /** Main Mode, and addresses are asked for. */
    public static final Ikev1Options DEFAULT = new Ikev1Options(false);

    /** Addresses are asked for. */
    public Ikev1Options(boolean aggressive) {
        this(aggressive, true);
    }
}
