package ike.interop.cli;

/** What the process tells its caller when it ends. No RFC section: these numbers are a promise of the {@code ike} command. */
public enum ExitCode {
    /** The command did what it was asked. */
    DONE(0, "done"),
    /** The command worked, and its answer is no. */
    NO(1, "the answer is no: the peer refused, a case failed, or a proof or an integrity check in a capture is bad"),
    /** The command line, a configuration or an input file is not usable. */
    BAD_INPUT(2, "bad input: the command line, the configuration or an input file"),
    /** This machine lacks something that the command needs. */
    MISSING(3, "something is missing here: a JDK 25, root, a TUN device, a port"),
    /** A defect of this program. */
    BUG(70, "a bug in IKE for Java");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number handed to the operating system, 0 to 255. */
    public int code() {
        return code;
    }

    /** The meaning in a few words, as printed by {@code ike --help}. */
    public String meaning() {
        return meaning;
    }
}
