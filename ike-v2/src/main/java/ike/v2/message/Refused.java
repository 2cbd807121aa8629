package ike.v2.message;

/**
 * Leaves a handler with a {@link Refusal}. Thrown only inside the handling of one message and caught at its edge, where
 * the refusal becomes a notification (RFC 7296 §2.21); it has no stack trace and no cause.
 */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    /** Refuses. */
    public Refused(Refusal refusal) {
        super(refusal.summary(), null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }

    /** A message that breaks the rules of its exchange. */
    public static Refused syntax(String summary, String section) {
        return new Refused(new Refusal.InvalidSyntax(summary, section));
    }
}
