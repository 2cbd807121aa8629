package ike.v2.sa;

/**
 * Whether the two ends may move (RFC 4555 §3.1).
 *
 * @param agreed both have said that they support it
 * @param ours we began the first IKE SA between the two, so we decide which addresses are used (§3.5)
 */
public record Mobility(boolean agreed, boolean ours) {
    /** Nobody moves. */
    public static final Mobility NONE = new Mobility(false, false);
}
