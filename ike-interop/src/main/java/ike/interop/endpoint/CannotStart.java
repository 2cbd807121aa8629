package ike.interop.endpoint;

/** An endpoint could not be started; nothing of it is left. The message is one line for the user. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    /** Where the user has to look. */
    public enum Fault {
        /** Configuration or options do not fit together. */
        CONFIGURATION,
        /** This machine lacks something: a privilege, a device, a free port. */
        SYSTEM
    }

    private final Fault fault;

    CannotStart(Fault fault, String line) {
        super(line);
        this.fault = fault;
    }

    CannotStart(Fault fault, String line, Throwable cause) {
        super(line, cause);
        this.fault = fault;
    }

    /** Where the user has to look. */
    public Fault fault() {
        return fault;
    }
}
