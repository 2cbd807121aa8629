package ike.interop.settings;

/** Leaves the parser at the first error of a text; caught at its public entry, so it never leaves this package. */
final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    SyntaxError(SourceLine at, String message) {
        super(message, null, false, false);
        this.diagnostic = Diagnostic.ofText(at, message);
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
