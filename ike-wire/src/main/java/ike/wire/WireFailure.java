package ike.wire;

/**
 * Carries the reason from where a reader found it to the reader's entry; without a stack trace, since a peer can cause
 * it.
 */
final class WireFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Malformed why;

    WireFailure(Malformed why) {
        super(why.describe(), null, false, false);
        this.why = why;
    }

    Malformed why() {
        return why;
    }
}
