package ike.interop.keys;

import java.io.IOException;

/** A key table cannot be read. The message is one line for a person: file, line, what was expected. */
public class KeyTableException extends IOException {
    private static final long serialVersionUID = 1L;

    KeyTableException(String line) {
        super(line);
    }

    KeyTableException(String line, IOException cause) {
        super(line, cause);
    }
}
