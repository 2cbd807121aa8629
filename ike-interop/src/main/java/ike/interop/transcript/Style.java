package ike.interop.transcript;

/** How a terminal sets text apart: plainly, or with ANSI colours. */
public enum Style {
    /** No control characters at all. */
    PLAIN,
    /** ANSI escape sequences. */
    ANSI;

    String bold(String text) {
        return wrap("1", text);
    }

    String faint(String text) {
        return wrap("2", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("1;31", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
