package ike.interop.capture;

import java.io.IOException;

/**
 * A capture file cannot be read, or can be read no further. The message is one line for a person: the file, where in
 * it, what is wrong. What was read before it stays good.
 */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    CaptureException(String line) {
        super(line);
    }

    CaptureException(String line, IOException cause) {
        super(line, cause);
    }
}
