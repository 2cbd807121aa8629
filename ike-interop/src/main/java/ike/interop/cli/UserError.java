package ike.interop.cli;

/**
 * Ends a command with one clear line and an exit code: something that the user can mend, never a defect of ours. No RFC
 * section: this is the program, not the protocol.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * An error without a cause worth showing.
     *
     * @param exitCode
     *            what the process will end with
     * @param line
     *            what is wrong and what was expected, without a trailing full stop and without the program's name
     */
    public UserError(ExitCode exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /**
     * An error whose cause {@code --stacktrace} shows.
     *
     * @param exitCode
     *            what the process will end with
     * @param line
     *            what is wrong and what was expected
     * @param cause
     *            what was caught
     */
    public UserError(ExitCode exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    /** What the process will end with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
