package ike.interop.settings;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the text of one file. Names, values, strings and include patterns each have their own alphabet, so the
 * parser says what it wants to read next. A carriage return counts as a blank.
 */
final class SettingsLexer {
    /** What {@link #peek} tells behind the last character. */
    static final int END = -1;

    private static final String NOT_IN_NAMES = "#{}:.,=\"\r\n\t ";
    private static final String ENDS_A_WORD = "#}\"\r\n\t ";
    private static final String ESCAPED_IN_INCLUDES = "\"#} ";

    private final String file;
    private final String text;
    private int position;
    private int line = 1;

    SettingsLexer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The line of the next character. */
    SourceLine here() {
        return new SourceLine(file, line);
    }

    /** The next character, or {@link #END}. */
    int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    /** Takes the next character. */
    void skip() {
        if (text.charAt(position++) == '\n') {
            line++;
        }
    }

    /** Takes blanks, comments and ends of lines. */
    void skipBlank() {
        while (peek() != END && (isBlank(peek()) || peek() == '\n' || peek() == '#')) {
            if (peek() == '#') {
                while (peek() != END && peek() != '\n') {
                    skip();
                }
            } else {
                skip();
            }
        }
    }

    /** Takes a name of a section or key; empty when none begins here. */
    String name() throws SyntaxError {
        int start = position;
        while (peek() != END && NOT_IN_NAMES.indexOf(peek()) < 0) {
            if (Character.isISOControl(peek())) {
                throw error("a name with a control character; expected printable characters");
            }
            position++;
        }
        return text.substring(start, position);
    }

    /** Takes an absolute name: names with dots between them. */
    String absoluteName() throws SyntaxError {
        StringBuilder absolute = new StringBuilder(name());
        while (peek() == '.') {
            skip();
            absolute.append('.').append(name());
        }
        return absolute.toString();
    }

    /**
     * Takes the blanks behind the word {@code include} and tells whether a pattern follows: else it is a key or a
     * section of that name.
     */
    boolean includeFollows() {
        int start = position;
        while (isBlank(peek())) {
            position++;
        }
        return position > start && peek() != '=';
    }

    /**
     * Takes a value to its end: the end of the line, a comment, a closing brace; {@code null} when nothing is there.
     */
    @Nullable
    String value() throws SyntaxError {
        StringBuilder value = null;
        while (peek() != END && peek() != '\n' && peek() != '#' && peek() != '}') {
            if (isBlank(peek())) {
                skip();
                continue;
            }
            String part = peek() == '"' ? string() : word();
            // Parts of a value are put together with one blank, however many stood between them.
            value = value == null ? new StringBuilder(part) : value.append(' ').append(part);
        }
        return value == null ? null : value.toString();
    }

    /** True when a comment begins right here, without a blank between it and the value that was taken last. */
    boolean commentTouchesValue() {
        return peek() == '#' && ("=" + ENDS_A_WORD).indexOf(text.charAt(position - 1)) < 0;
    }

    /** Takes the pattern of an include: up to a blank, or a whole string. */
    String includePattern() throws SyntaxError {
        StringBuilder pattern = new StringBuilder();
        while (peek() != END && peek() != '\n' && peek() != '#' && peek() != '}' && !isBlank(peek())) {
            if (peek() == '"') {
                return pattern.append(string()).toString();
            }
            if (peek() == '\\' && ESCAPED_IN_INCLUDES.indexOf(peekSecond()) >= 0) {
                skip();
            }
            pattern.append((char) peek());
            skip();
        }
        return pattern.toString();
    }

    /** An error at the next character. */
    SyntaxError error(String message) {
        return new SyntaxError(here(), message);
    }

    private String word() {
        int start = position;
        while (peek() != END && ENDS_A_WORD.indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String string() throws SyntaxError {
        SourceLine opened = here();
        StringBuilder string = new StringBuilder();
        skip();
        while (peek() != '"') {
            if (peek() == END) {
                throw new SyntaxError(opened, "a string without end; expected a closing double quote");
            }
            if (peek() == '\\') {
                skip();
                escaped(string, opened);
            } else {
                if (peek() != '\r') {
                    string.append((char) peek());
                }
                skip();
            }
        }
        skip();
        return string.toString();
    }

    private void escaped(StringBuilder string, SourceLine opened) throws SyntaxError {
        if (peek() == '\r' && peekSecond() == '\n') {
            skip();
        }
        switch (peek()) {
            case END -> throw new SyntaxError(opened, "a string without end; expected a closing double quote");
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case '\n' -> {
                // The backslash joins two lines.
            }
            default -> string.append((char) peek());
        }
        skip();
    }

    private int peekSecond() {
        return position + 1 < text.length() ? text.charAt(position + 1) : END;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
