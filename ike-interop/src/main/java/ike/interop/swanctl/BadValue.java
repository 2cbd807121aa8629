package ike.interop.swanctl;

import ike.interop.settings.Quoted;

/**
 * A value that cannot be taken, with the line that says why; caught where file, line and key are known, so it never
 * leaves this package.
 */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private BadValue(String message) {
        super(message, null, false, false);
    }

    /** A message in its final form. */
    static BadValue saying(String message) {
        return new BadValue(message);
    }

    /** The usual message: what was found, and what was expected. */
    static BadValue expected(String found, String expectation) {
        return new BadValue(Quoted.of(found) + "; expected " + expectation);
    }

    /** strongSwan would take it, we do not yet. */
    static BadValue unsupported(String found, String expectation) {
        return new BadValue(Quoted.of(found) + " is not supported yet; expected " + expectation);
    }

    /** The message; never null, unlike what the superclass promises. */
    String line() {
        return String.valueOf(getMessage());
    }
}
