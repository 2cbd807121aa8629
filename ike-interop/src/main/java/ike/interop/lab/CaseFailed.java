package ike.interop.lab;

/** What a case demands has not happened. The message says what, and in which line of its expect file. */
public final class CaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String message;

    CaseFailed(String message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
