package ike.interop.lab;

/** A case that cannot be read. The message names the file, the line and what was expected there. */
public final class MalformedCase extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedCase(String message) {
        super(message);
    }
}
