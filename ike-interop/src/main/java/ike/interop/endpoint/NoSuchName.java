package ike.interop.endpoint;

/** A name in a wish means nothing that is there, or more than one thing. The message is one line for the user. */
public final class NoSuchName extends Exception {
    private static final long serialVersionUID = 1;

    NoSuchName(String line) {
        super(line);
    }
}
