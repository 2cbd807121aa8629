package ike.esp.linux;

import java.io.IOException;

/**
 * Linux refused something. The message says what was tried, the system's own words, and what to do where that is known,
 * as in: cannot open /dev/net/tun: Operation not permitted; run as root or give CAP_NET_ADMIN.
 */
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1;

    private final int errno;

    private SystemCallException(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /** The system's error number. */
    public int errno() {
        return errno;
    }

    /** Passes a result on, or throws when it is {@code -errno}. */
    static int check(int result, String attempt) throws SystemCallException {
        return check(result, attempt, "");
    }

    /** The same; {@code privilege} names what the attempt needs, and is said when that is what is missing. */
    static int check(int result, String attempt, String privilege) throws SystemCallException {
        if (result >= 0) {
            return result;
        }
        int errno = -result;
        throw new SystemCallException("cannot " + attempt + ": " + Libc.describe(errno) + advice(errno, privilege),
                errno);
    }

    private static String advice(int errno, String privilege) {
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES -> privilege.isEmpty() ? "" : "; run as root or give " + privilege;
            case Errno.EADDRINUSE -> "; another program has it, perhaps another IKE daemon";
            default -> "";
        };
    }
}
