package ike.wire;

/** Octets of a peer as text that is safe to print: no terminal, log or page is led astray by it. */
public final class Printable {
    private Printable() {
    }

    /**
     * The octets read as UTF-8, with everything but letters, digits, punctuation, symbols and the space written as
     * {@code \}{@code u} and four hexadecimal digits for each UTF-16 unit, and a backslash doubled.
     */
    public static String text(Bytes octets) {
        StringBuilder text = new StringBuilder();
        octets.utf8().codePoints().forEach(c -> append(text, c));
        return text.toString();
    }

    /**
     * A line that may hold a peer's text here and there, made printable already or not: as {@link #text}, but a
     * backslash stays alone, because it may be one that escapes.
     */
    public static String line(String line) {
        StringBuilder text = new StringBuilder();
        line.codePoints().forEach(c -> appendPlain(text, c));
        return text.toString();
    }

    private static void append(StringBuilder text, int codePoint) {
        if (codePoint == '\\') {
            text.append("\\\\");
        } else {
            appendPlain(text, codePoint);
        }
    }

    private static void appendPlain(StringBuilder text, int codePoint) {
        if (isPlain(codePoint)) {
            text.appendCodePoint(codePoint);
        } else {
            for (char unit : Character.toChars(codePoint)) {
                text.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> codePoint != 0xfffd;
        };
    }
}
