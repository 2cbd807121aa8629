package ike.v1.message;

/** Ends the handling of a message: caught at the edge of the exchange. No RFC section: inside our house. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    /** For this reason. */
    public Refused(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
