package ike.engine.config;

/**
 * What a connection wants of extensions of IKEv2 that concern its IKE SA alone.
 *
 * @param ppk whether a post-quantum preshared key enters the keys (RFC 8784)
 * @param childless whether the IKE SA may begin without a Child SA (RFC 6023)
 * @param resumption whether an IKE SA that was lost is taken up again by a ticket (RFC 5723)
 */
public record Ikev2Extensions(PpkUse ppk, Childless childless, boolean resumption) {
    /** What holds when nothing is configured. */
    public static final Ikev2Extensions DEFAULT = new Ikev2Extensions(PpkUse.OPTIONAL, Childless.ALLOW, false);

    /** The same with another use of PPKs. */
    public Ikev2Extensions with(PpkUse other) {
        return new Ikev2Extensions(other, childless, resumption);
    }

    /** The same with other IKE SAs without a child. */
    public Ikev2Extensions with(Childless other) {
        return new Ikev2Extensions(ppk, other, resumption);
    }

    /** The same with tickets or without. */
    public Ikev2Extensions resuming(boolean wanted) {
        return new Ikev2Extensions(ppk, childless, wanted);
    }
}
